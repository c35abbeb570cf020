package godwit.functions;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes a value at the first call and gives the same one ever after; a failure is tried again. */
final class Once<T> implements Supplier<T> {
  private final Supplier<T> maker;
  private @Nullable T made;

  Once(Supplier<T> maker) {
    this.maker = maker;
  }

  @Override
  public synchronized T get() {
    T value = made;
    if (value == null) {
      value = maker.get();
      made = value;
    }
    return value;
  }
}
