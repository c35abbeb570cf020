package godwit.work;

import godwit.failure.MigrationException;
import java.time.Duration;

/**
 * Puts work on its queue. Delivery is at least once and in no order, so every handler is
 * idempotent. A port.
 */
public interface WorkQueue {
  /**
   * Sends one item; it never expires.
   *
   * @param delay how long it stays invisible, zero or more; longer than the queue allows (seven
   *     days) is cut to that
   */
  void send(WorkItem item, Duration delay) throws MigrationException;
}
