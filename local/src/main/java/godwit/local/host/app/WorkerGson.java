package godwit.local.host.app;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Type;
import java.util.Optional;

/** The worker's own gson, which reads and writes what is neither text nor bytes. */
final class WorkerGson {
  private final Object gson;

  private WorkerGson(Object gson) {
    this.gson = gson;
  }

  /** The gson that {@code worker} exposes: 2.9.0, and not the one on the host's class path. */
  static WorkerGson of(ClassLoader worker) {
    try {
      Class<?> type = Class.forName("com.google.gson.Gson", true, worker);
      return new WorkerGson(type.getConstructor().newInstance());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the worker's gson does not load", e);
    }
  }

  /** The value of a JSON text; empty for null. */
  Optional<Object> read(String json, Type type) {
    return call("fromJson", new Class<?>[] {String.class, Type.class}, json, type);
  }

  String write(Object value) {
    return call("toJson", new Class<?>[] {Object.class}, value).map(String::valueOf).orElse("null");
  }

  private Optional<Object> call(String method, Class<?>[] types, Object... arguments) {
    try {
      return Optional.ofNullable(gson.getClass().getMethod(method, types).invoke(gson, arguments));
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
