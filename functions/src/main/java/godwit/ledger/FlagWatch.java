package godwit.ledger;

/**
 * How far changes of messages' flags have been carried over in one folder.
 *
 * @param asOf what the source said of all flags when they were last compared, opaque; empty if they
 *     never were
 * @param now what it said when the present round was planned, opaque
 * @param through highest identifier that is compared in the present round; 0 if nothing is
 */
public record FlagWatch(String asOf, String now, long through) {
  /** Never compared, and nothing to compare. */
  public static final FlagWatch NONE = new FlagWatch("", "", 0);

  /** Whether flags may have changed that were not compared yet. */
  public boolean isDue() {
    return through > 0 && !asOf.equals(now);
  }

  /** After all of them were compared. */
  public FlagWatch compared() {
    return new FlagWatch(now, now, through);
  }
}
