package godwit.local.host;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Waits for what another thread or server does, by looking often and giving up late. */
final class Eventually {
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private Eventually() {}

  static void that(BooleanSupplier condition) throws InterruptedException {
    Instant latest = Instant.now().plus(DEADLINE);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(latest)) {
        throw new AssertionError("did not come true within " + DEADLINE);
      }
      Thread.sleep(10);
    }
  }
}
