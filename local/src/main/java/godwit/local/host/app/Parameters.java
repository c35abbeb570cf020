package godwit.local.host.app;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.BindingName;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds a value for each parameter of a function. */
final class Parameters {
  private static final String ANNOTATIONS = "com.microsoft.azure.functions.annotation";

  private final Conversion conversion;

  Parameters(Conversion conversion) {
    this.conversion = conversion;
  }

  /**
   * The arguments in order.
   *
   * @throws RuntimeException where the worker fails the invocation: no such metadata, a parameter
   *     of another binding, a value that does not convert
   */
  @Nullable Object[] resolve(AppFunction function, Trigger trigger, ExecutionContext context) {
    Parameter[] parameters = function.method().getParameters();
    @Nullable Object[] arguments = new @Nullable Object[parameters.length];
    for (int i = 0; i < parameters.length; i++) {
      arguments[i] = argument(parameters[i], function, trigger, context).orElse(null);
    }
    return arguments;
  }

  private Optional<Object> argument(
      Parameter parameter, AppFunction function, Trigger trigger, ExecutionContext context) {
    Optional<String> binding = bindingOf(parameter);
    if (binding.isPresent()) {
      if (!binding.get().equals(function.trigger().name())) {
        throw new IllegalArgumentException("no binding " + binding.get() + " in function.json");
      }
      return conversion.convert(trigger.value(), parameter.getParameterizedType());
    }
    if (parameter.isAnnotationPresent(BindingName.class)) {
      return metadata(parameter, trigger);
    }
    if (parameter.getType() == ExecutionContext.class) {
      return Optional.of(context);
    }
    throw new IllegalArgumentException("nothing to give to parameter " + parameter);
  }

  private Optional<Object> metadata(Parameter parameter, Trigger trigger) {
    String name = parameter.getAnnotation(BindingName.class).value();
    TypedValue value = trigger.metadata().get(name);
    if (value == null) {
      throw new IllegalArgumentException("cannot find matched @BindingName " + name);
    }
    return conversion.convert(value, parameter.getParameterizedType());
  }

  private static Optional<String> bindingOf(Parameter parameter) {
    for (Annotation annotation : parameter.getAnnotations()) {
      Class<? extends Annotation> type = annotation.annotationType();
      if (type.getPackageName().equals(ANNOTATIONS) && type != BindingName.class) {
        return Optional.of(name(annotation, type));
      }
    }
    return Optional.empty();
  }

  private static String name(Annotation annotation, Class<? extends Annotation> type) {
    try {
      Method name = type.getMethod("name");
      return String.valueOf(name.invoke(annotation));
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("an annotation without a name: " + type, e);
    }
  }
}
