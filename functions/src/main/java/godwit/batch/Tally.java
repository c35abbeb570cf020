package godwit.batch;

/**
 * What became of messages, counted from ledger rows.
 *
 * @param copied arrived, degraded ones included
 * @param skipped left out on purpose
 * @param failed not copied
 * @param degraded of the copied, those that lost something
 * @param bytes size at the source of the copied
 */
public record Tally(long copied, long skipped, long failed, long degraded, long bytes) {
  /** Nothing yet. */
  public static final Tally NONE = new Tally(0, 0, 0, 0, 0);

  public Tally plus(Tally other) {
    return new Tally(
        copied + other.copied,
        skipped + other.skipped,
        failed + other.failed,
        degraded + other.degraded,
        bytes + other.bytes);
  }

  /** What is here and was not yet in {@code earlier}. */
  public Tally minus(Tally earlier) {
    return new Tally(
        copied - earlier.copied,
        skipped - earlier.skipped,
        failed - earlier.failed,
        degraded - earlier.degraded,
        bytes - earlier.bytes);
  }

  /** How many messages are accounted for. */
  public long messages() {
    return copied + skipped + failed;
  }
}
