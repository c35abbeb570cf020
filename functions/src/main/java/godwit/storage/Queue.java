package godwit.storage;

import com.azure.core.util.Context;
import com.azure.storage.queue.QueueClient;
import godwit.failure.MigrationException;
import java.time.Duration;

/**
 * One queue. Made on its first use in this process where it is missing: one storage transaction
 * more, once. For many threads.
 */
public final class Queue {
  /** The service's limit (REST API: put message). */
  public static final Duration LONGEST_DELAY = Duration.ofDays(7);

  /** 64 KiB, of which base64 takes a quarter. */
  public static final int LARGEST_MESSAGE_BYTES = 48 * 1024;

  private static final Duration NEVER_EXPIRES = Duration.ofSeconds(-1);

  private final QueueClient client;
  private volatile boolean isThere;

  Queue(QueueClient client) {
    this.client = client;
  }

  /**
   * Sends a message that never expires. One storage transaction. Where the answer is lost it may be
   * sent twice.
   *
   * @param text at most 48 KiB as UTF-8; goes as base64
   * @param delay how long it stays invisible; cut to seven days
   */
  public void send(String text, Duration delay) throws MigrationException {
    if (delay.isNegative()) {
      throw new IllegalArgumentException("negative delay " + delay);
    }
    try {
      makeOnce();
      client.sendMessageWithResponse(text, wholeSeconds(delay), NEVER_EXPIRES, null, Context.NONE);
    } catch (RuntimeException e) {
      throw StorageErrors.translate(e, "send to queue " + client.getQueueName());
    }
  }

  /** Rounded up: the service counts in seconds, and work must not come early. */
  private static Duration wholeSeconds(Duration delay) {
    var up = Duration.ofSeconds(delay.plusNanos(999_999_999).toSeconds());
    return up.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : up;
  }

  private void makeOnce() {
    if (isThere) {
      return;
    }
    synchronized (this) {
      if (!isThere) {
        client.createIfNotExists();
        isThere = true;
      }
    }
  }
}
