package godwit.local.testapp;

import com.microsoft.azure.functions.spi.inject.FunctionInstanceInjector;
import java.util.concurrent.atomic.AtomicInteger;

/** Numbers the instances it makes. */
public final class CountingInjector implements FunctionInstanceInjector {
  private final AtomicInteger made = new AtomicInteger();

  @Override
  public <T> T getInstance(Class<T> type) {
    return type.cast(new Injected(made.incrementAndGet()));
  }
}
