package godwit.copy;

import godwit.source.MimeContent;
import java.util.concurrent.Executor;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Messages on their way: launches up to a fixed number at once and a few more in waiting, so that a
 * reader that is faster than the target is held back and memory stays bounded.
 */
final class Flight {
  private final Executor senders;
  private final Semaphore places;

  Flight(Executor senders, int concurrent) {
    this.senders = senders;
    this.places = new Semaphore(concurrent * 2);
  }

  /** Begins a group of messages whose landing can be waited for. */
  Group group() {
    return new Group();
  }

  /** Messages that are waited for together. For one thread. */
  final class Group {
    private final Phaser under = new Phaser(1);

    /** Launches a task and closes its content at the end; waits while too many are on their way. */
    void launch(MimeContent content, Runnable task) {
      places.acquireUninterruptibly();
      under.register();
      var landed = new AtomicBoolean();
      try {
        senders.execute(() -> {
          try (content) {
            task.run();
          } finally {
            end(landed);
          }
        });
      } catch (RuntimeException | Error e) {
        // No thread could be had: nobody else would end it, and its landing is waited for.
        end(landed);
        content.close();
        throw e;
      }
    }

    private void end(AtomicBoolean landed) {
      if (landed.compareAndSet(false, true)) {
        places.release();
        under.arriveAndDeregister();
      }
    }

    /** Waits until nothing of the group is on its way. */
    void land() {
      under.arriveAndAwaitAdvance();
    }
  }
}
