package godwit.local.testapp;

import com.microsoft.azure.functions.spi.inject.FunctionInstanceInjector;

/** One injector too many. */
public final class OtherInjector implements FunctionInstanceInjector {
  @Override
  public <T> T getInstance(Class<T> type) throws Exception {
    return type.getConstructor().newInstance();
  }
}
