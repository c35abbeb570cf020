package godwit.local.servers;

import java.time.Duration;

/** Waiting between two looks at something outside this program. */
final class Pause {
  private Pause() {}

  /**
   * Waits for {@code length}.
   *
   * @throws IllegalStateException if the thread is interrupted, which stays set
   */
  static void of(Duration length) {
    try {
      Thread.sleep(length);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a server", e);
    }
  }
}
