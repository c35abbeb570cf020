package godwit.local.host.queue;

import java.time.Instant;

/**
 * A message as the queue gave it out.
 *
 * @param id unchanged over all deliveries
 * @param popReceipt what proves that this delivery holds the message; a new one at each renewal
 * @param body as stored, base64 or not
 * @param dequeueCount deliveries so far, this one included; at least 1
 * @param times when it came, goes and is seen again
 */
public record QueueMessage(
    String id, String popReceipt, String body, long dequeueCount, Times times) {

  /** The same delivery under a new receipt. */
  public QueueMessage renewed(String newReceipt) {
    return new QueueMessage(id, newReceipt, body, dequeueCount, times);
  }

  /** Without the body, which may be anybody's. */
  @Override
  public String toString() {
    return "message " + id + " delivery " + dequeueCount;
  }

  /**
   * When a message came, goes and is seen again.
   *
   * @param inserted when it was put on the queue
   * @param expires when the queue drops it
   * @param nextVisible when it comes back if nobody renews or deletes it
   */
  public record Times(Instant inserted, Instant expires, Instant nextVisible) {}
}
