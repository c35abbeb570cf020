package godwit.ledger;

/**
 * Which settled messages of a folder a round takes up again.
 *
 * @param failed whether those that failed
 * @param filter what left messages out in the round, opaque; those that another filter leaves out
 *     no more are taken up again
 * @param trial whether a trial may have left messages for later that nothing else tells of
 */
public record Reopening(boolean failed, String filter, boolean trial) {
  /** Nothing was left out, and nothing is taken up again. */
  public static final Reopening NONE = new Reopening(false, "");

  /** No filter is written so. */
  private static final String SEVERAL = "several";

  /** No trial. */
  public Reopening(boolean failed, String filter) {
    this(failed, filter, false);
  }

  /** After messages were left out by another filter as well. */
  public Reopening alsoUnder(String other) {
    return filter.equals(other) ? this : new Reopening(failed, SEVERAL, trial);
  }

  /** The same, after a trial or after everything was planned. */
  public Reopening inTrial(boolean is) {
    return new Reopening(failed, filter, is);
  }
}
