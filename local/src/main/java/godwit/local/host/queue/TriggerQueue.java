package godwit.local.host.queue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A queue and its poison queue, as a listener needs them. Safe for many threads. */
public interface TriggerQueue {
  /** The queue's name, for logs. */
  String name();

  /**
   * Takes up to {@code most} visible messages and hides them for {@code hidden}. None if the queue
   * does not exist.
   */
  List<QueueMessage> receive(int most, Duration hidden);

  /**
   * Hides a message anew, from now on for {@code hidden}; zero gives it back at once. Empty if the
   * message is no longer held under its receipt.
   */
  Optional<QueueMessage> hide(QueueMessage message, Duration hidden);

  /** Deletes a message; false if it is no longer held under its receipt. */
  boolean delete(QueueMessage message);

  /** Whether a poison queue belongs to it: a poison queue has none itself. */
  boolean hasPoisonQueue();

  /** Puts a body as it is on the poison queue, for ever, and creates that queue when absent. */
  void copyToPoison(String body);
}
