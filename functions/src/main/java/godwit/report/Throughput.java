package godwit.report;

import godwit.batch.Tally;
import java.time.Duration;

/**
 * How fast messages were copied while work was being done on them.
 *
 * @param working time spent working
 */
public record Throughput(Tally tally, Duration working) {
  private static final double MEGABYTE = 1_000_000;

  /** Copied bytes in MB, a million bytes each. */
  public static double megabytes(long bytes) {
    return (double) bytes / MEGABYTE;
  }

  /** MB in an hour of work on one mailbox; 0 before there was work. */
  public double megabytesPerHour() {
    return perHour(megabytes(tally.bytes()));
  }

  /** Copied messages in an hour of work on one mailbox; 0 before there was work. */
  public double messagesPerHour() {
    return perHour((double) tally.copied());
  }

  private double perHour(double amount) {
    return working.toMillis() == 0 ? 0 : amount * 3_600_000 / working.toMillis();
  }
}
