package godwit.copy;

import java.time.Duration;

/**
 * How work is cut.
 *
 * @param chunkMessages messages in one chunk, 1 to 10,000
 * @param windowMessages messages between two commits, 1 to {@link godwit.ledger.Ledger#MAX_ENTRIES}
 * @param windowBytes bytes between two commits; a larger message makes a window of its own
 * @param timeBudget how long one invocation works before it hands the rest on
 * @param lease how long a baton stays with a worker that gives no sign of life
 * @param doubt when a message in doubt may be sent again
 */
public record CopySettings(
    int chunkMessages,
    int windowMessages,
    long windowBytes,
    Duration timeBudget,
    Duration lease,
    DoubtSettings doubt) {
  public CopySettings {
    if (chunkMessages < 1 || chunkMessages > 10_000) {
      throw new IllegalArgumentException("chunkMessages " + chunkMessages + " is not 1 to 10000");
    }
    if (windowMessages < 1 || windowMessages > godwit.ledger.Ledger.MAX_ENTRIES) {
      throw new IllegalArgumentException("windowMessages " + windowMessages + " is not 1 to 90");
    }
  }
}
