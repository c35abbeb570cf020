package godwit.local.host.queue;

import java.time.Duration;

/**
 * How a queue is read: host.json's {@code extensions.queues}.
 *
 * @param batchSize messages taken at once, 1 to 32
 * @param newBatchThreshold the next batch is taken when no more than so many run
 * @param retries what becomes of a failed message
 * @param longestPoll most that an idle queue waits for its next poll
 * @param lock how long a taken message stays hidden; renewed at half time while its function runs
 * @param base64 whether bodies are base64
 */
public record QueueOptions(
    int batchSize,
    int newBatchThreshold,
    Retries retries,
    Duration longestPoll,
    Duration lock,
    boolean base64) {
  private static final int MAX_BATCH = 32; // Storage: Get Messages, numofmessages

  public QueueOptions {
    if (batchSize < 1 || batchSize > MAX_BATCH || newBatchThreshold < 0) {
      throw new IllegalArgumentException(
          "batchSize " + batchSize + ", newBatchThreshold " + newBatchThreshold);
    }
  }

  /**
   * What becomes of a failed message.
   *
   * @param most deliveries before it goes to the poison queue, at least 1
   * @param pause how long it stays hidden before the next delivery
   */
  public record Retries(int most, Duration pause) {
    public Retries {
      if (most < 1 || pause.isNegative()) {
        throw new IllegalArgumentException("maxDequeueCount " + most + ", pause " + pause);
      }
    }
  }
}
