package godwit.copy;

import godwit.source.MimeContent;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

/**
 * Messages on their way: launches up to a fixed number at once and a few more in waiting, so that a
 * reader that is faster than the target is held back and memory stays bounded.
 */
final class Flight {
  private final Executor senders;
  private final Semaphore places;
  private final int capacity;

  Flight(Executor senders, int concurrent) {
    this.senders = senders;
    this.capacity = concurrent * 2;
    this.places = new Semaphore(capacity);
  }

  /** Launches a task and closes its content at the end; waits while too many are on their way. */
  void launch(MimeContent content, Runnable task) {
    places.acquireUninterruptibly();
    senders.execute(() -> {
      try (content) {
        task.run();
      } finally {
        places.release();
      }
    });
  }

  /** Waits until nothing is on its way. */
  void land() {
    places.acquireUninterruptibly(capacity);
  }
}
