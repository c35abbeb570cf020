package godwit.local.host.app;

import com.microsoft.azure.functions.HttpResponseMessage;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;

/**
 * A function that can be called.
 *
 * @param name unique in its app
 * @param trigger what starts it
 * @param owner the class of its method
 * @param method public; the only one of that name in its class
 */
public record AppFunction(String name, Binding trigger, Class<?> owner, Method method) {

  static AppFunction load(FunctionJson json, ClassLoader loader) {
    Class<?> owner = owner(json, loader);
    List<Method> candidates =
        Arrays.stream(owner.getMethods())
            .filter(m -> m.getDeclaringClass().equals(owner))
            .filter(m -> m.getName().equals(json.methodName()))
            .toList();
    if (candidates.size() != 1) {
      throw new IllegalArgumentException(
          candidates.size() + " methods " + json.methodName() + " in " + json.className());
    }
    Method method = candidates.getFirst();
    requireKnownAnswer(json, method.getReturnType());
    return new AppFunction(json.name(), json.trigger(), owner, method);
  }

  private static Class<?> owner(FunctionJson json, ClassLoader loader) {
    try {
      return Class.forName(json.className(), false, loader);
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException(json.name() + " has no class " + json.className(), e);
    }
  }

  private static void requireKnownAnswer(FunctionJson json, Class<?> type) {
    boolean http = json.trigger().type().equals("httpTrigger");
    if (type != void.class && !(http && type == HttpResponseMessage.class)) {
      throw new IllegalArgumentException(
          json.name() + " returns " + type.getName() + ", which this host does not support");
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
