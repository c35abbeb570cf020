package godwit.local.host.app;

import com.microsoft.azure.functions.HttpRequestMessage;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Turns a trigger's value into a parameter as the Java worker does, its failures included: text for
 * a byte[] parameter is read as JSON, and so fails for anything but a list of numbers.
 */
final class Conversion {
  private final WorkerGson gson;

  Conversion(WorkerGson gson) {
    this.gson = gson;
  }

  /**
   * The argument for a parameter of {@code type}; empty for null.
   *
   * @throws RuntimeException if the worker would refuse: ClassCastException, NumberFormatException
   *     or gson's JsonSyntaxException
   */
  Optional<Object> convert(TypedValue value, Type type) {
    if (rawType(type).equals(Optional.class)) {
      return Optional.of(plain(value, argument(type)));
    }
    return plain(value, type);
  }

  private Optional<Object> plain(TypedValue value, Type type) {
    return switch (value) {
      case TypedValue.Empty e -> Optional.empty();
      case TypedValue.Text(String text) -> text(text, type);
      case TypedValue.Json(String json) ->
          rawType(type) == String.class ? Optional.of(json) : json(json, type);
      case TypedValue.Bytes(byte[] bytes) -> bytes(bytes, type);
      case TypedValue.Http(HttpRequestData request) -> http(request, type);
    };
  }

  private Optional<Object> text(String text, Type type) {
    return switch (rawType(type).getName()) {
      case "java.lang.String" -> Optional.of(text);
      case "long", "java.lang.Long" -> Optional.of(Long.parseLong(text));
      case "int", "java.lang.Integer" -> Optional.of(Integer.parseInt(text));
      case "short", "java.lang.Short" -> Optional.of(Short.parseShort(text));
      case "byte", "java.lang.Byte" -> Optional.of(Byte.parseByte(text));
      case "double", "java.lang.Double" -> Optional.of(Double.parseDouble(text));
      case "float", "java.lang.Float" -> Optional.of(Float.parseFloat(text));
      default -> json(text, type);
    };
  }

  private Optional<Object> bytes(byte[] bytes, Type type) {
    if (rawType(type) == byte[].class) {
      return Optional.of(bytes.clone());
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    return rawType(type) == String.class ? Optional.of(text) : json(text, type);
  }

  private Optional<Object> json(String json, Type type) {
    return gson.read(json, type).or(() -> assign(json, type));
  }

  private Optional<Object> http(HttpRequestData request, Type type) {
    if (rawType(type) != HttpRequestMessage.class) {
      throw new ClassCastException("a request is no " + type.getTypeName());
    }
    return Optional.of(
        new FunctionRequest(request, convert(request.body(), argument(type)).orElse(null)));
  }

  private static Optional<Object> assign(Object value, Type type) {
    if (rawType(type).isInstance(value)) {
      return Optional.of(value);
    }
    throw new ClassCastException("text that is JSON null is no " + type.getTypeName());
  }

  private static Type argument(Type type) {
    return type instanceof ParameterizedType generic
        ? generic.getActualTypeArguments()[0]
        : Object.class;
  }

  private static Class<?> rawType(Type type) {
    return switch (type) {
      case Class<?> plain -> plain;
      case ParameterizedType generic -> (Class<?>) generic.getRawType();
      default -> Object.class;
    };
  }
}
