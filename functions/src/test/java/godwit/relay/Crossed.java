package godwit.relay;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.util.List;

/** Ports of which one call goes another way: time passes, or somebody else acts in between. */
final class Crossed {
  private Crossed() {}

  /** What becomes of the call. */
  @FunctionalInterface
  interface Way {
    Object go(Call call) throws Throwable;
  }

  /** The call as it was meant. */
  record Call(Object port, Method method, List<Object> arguments) {
    Object go() throws Throwable {
      try {
        return method.invoke(port, arguments.toArray());
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }
  }

  /** The port, of which every call of this name goes {@code way}. */
  @SuppressWarnings(
      "unchecked") // A proxy of the port's own type takes and gives what the port does.
  static <P> P port(Class<? super P> type, P port, String name, Way way) {
    InvocationHandler calls =
        (proxy, method, arguments) -> {
          var call = new Call(port, method, arguments == null ? List.of() : List.of(arguments));
          return method.getName().equals(name) ? way.go(call) : call.go();
        };
    return (P) Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, calls);
  }

  /** The stores, one of which is such a port. */
  static <P> Stores stores(Stores stores, Class<P> type, String name, Way way) {
    try {
      RecordComponent[] parts = Stores.class.getRecordComponents();
      var types = new Class<?>[parts.length];
      var values = new Object[parts.length];
      for (int i = 0; i < parts.length; i++) {
        Object value = parts[i].getAccessor().invoke(stores);
        types[i] = parts[i].getType();
        values[i] = types[i] == type ? port(type, type.cast(value), name, way) : value;
      }
      return Stores.class.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a record is made of its components", e);
    }
  }
}
