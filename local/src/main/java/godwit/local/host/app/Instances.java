package godwit.local.host.app;

import com.microsoft.azure.functions.spi.inject.FunctionInstanceInjector;
import java.util.Iterator;
import java.util.ServiceLoader;

/** Where an app's function instances come from; asked once for every invocation. */
final class Instances {
  private final FunctionInstanceInjector injector;

  private Instances(FunctionInstanceInjector injector) {
    this.injector = injector;
  }

  /**
   * The app's own injector, or a new instance by the default constructor where it has none.
   *
   * @throws IllegalStateException if the app has more than one
   */
  static Instances of(ClassLoader app) {
    Iterator<FunctionInstanceInjector> found =
        ServiceLoader.load(FunctionInstanceInjector.class, app).iterator();
    if (!found.hasNext()) {
      return new Instances(new ByConstructor());
    }
    var injector = found.next();
    if (found.hasNext()) {
      throw new IllegalStateException("the app has more than one FunctionInstanceInjector");
    }
    return new Instances(injector);
  }

  Object next(Class<?> type) throws Exception {
    return injector.getInstance(type);
  }

  private static final class ByConstructor implements FunctionInstanceInjector {
    @Override
    public <T> T getInstance(Class<T> type) throws Exception {
      return type.getConstructor().newInstance();
    }
  }
}
