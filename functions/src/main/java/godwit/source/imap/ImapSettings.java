package godwit.source.imap;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Limits of the IMAP adapter.
 *
 * @param connectTimeout longest wait for a connection, at least 1 ms
 * @param readTimeout longest silence of a server within an answer, at least 1 ms
 * @param spoolThresholdBytes messages larger than this go to a file instead of the heap, 4 KiB to 1
 *     GiB
 * @param batchBytes about how much is asked for in one FETCH command, at least 1; one message may
 *     exceed it. Larger ones spare pauses; it is also the most that is kept in memory while a
 *     message that was expunged meanwhile is waited for, and that is dropped after a visitor failed
 * @param spoolDir existing folder for large messages; its files vanish with the process, however it
 *     ends
 */
public record ImapSettings(
    Duration connectTimeout,
    Duration readTimeout,
    int spoolThresholdBytes,
    long batchBytes,
    Path spoolDir) {
  private static final int LEAST_IN_HEAP = 4096;
  private static final int MOST_IN_HEAP = 1 << 30;

  public ImapSettings {
    if (connectTimeout.toMillis() < 1 || readTimeout.toMillis() < 1) {
      throw new IllegalArgumentException("time-outs " + connectTimeout + ", " + readTimeout);
    }
    if (spoolThresholdBytes < LEAST_IN_HEAP || spoolThresholdBytes > MOST_IN_HEAP) {
      throw new IllegalArgumentException("spoolThresholdBytes " + spoolThresholdBytes);
    }
    if (batchBytes < 1) {
      throw new IllegalArgumentException("batchBytes " + batchBytes);
    }
  }

  /** The same for whoever a person waits for: no more than 10 s for a connection, 20 s silence. */
  public ImapSettings asked() {
    return new ImapSettings(
        shorter(connectTimeout, Duration.ofSeconds(10)),
        shorter(readTimeout, Duration.ofSeconds(20)),
        spoolThresholdBytes,
        batchBytes,
        spoolDir);
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  /** What suits most servers: 20 s, 60 s, 4 MiB, 32 MiB. */
  public static ImapSettings usual(Path spoolDir) {
    return new ImapSettings(
        Duration.ofSeconds(20), Duration.ofSeconds(60), 4 << 20, 32L << 20, spoolDir);
  }
}
