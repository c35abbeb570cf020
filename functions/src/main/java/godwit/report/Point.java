package godwit.report;

import java.time.Instant;

/**
 * How far a batch was at a moment, for the picture of its progress.
 *
 * @param source messages that the sources held, as far as they were listed
 * @param copied arrived until then
 * @param skipped left out on purpose until then
 * @param failed not copied until then
 * @param bytes size at the source of the copied
 */
public record Point(Instant at, long source, long copied, long skipped, long failed, long bytes) {
  /** How a batch stands now. */
  public static Point of(BatchSummary summary, Instant now) {
    var tally = summary.tally();
    return new Point(
        now,
        summary.sourceMessages(),
        tally.copied(),
        tally.skipped(),
        tally.failed(),
        tally.bytes());
  }

  /** Messages accounted for. */
  public long settled() {
    return copied + skipped + failed;
  }

  /** Messages known of: what the sources hold, or more where some were expunged meanwhile. */
  public long all() {
    return Math.max(source, settled());
  }
}
