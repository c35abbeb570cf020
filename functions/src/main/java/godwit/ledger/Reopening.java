package godwit.ledger;

/**
 * Which settled messages of a folder a round takes up again.
 *
 * @param failed whether those that failed
 * @param filter what left messages out in the round, opaque; those that another filter leaves out
 *     no more are taken up again
 */
public record Reopening(boolean failed, String filter) {
  /** Nothing was left out, and nothing is taken up again. */
  public static final Reopening NONE = new Reopening(false, "");

  /** No filter is written so. */
  private static final String SEVERAL = "several";

  /** After messages were left out by another filter as well. */
  public Reopening alsoUnder(String other) {
    return filter.equals(other) ? this : new Reopening(failed, SEVERAL);
  }
}
