package godwit.source;

/**
 * The generation of a folder's identifiers (RFC 9051 §2.3.1.1). Servers have been seen to send 0
 * and values beyond 32 bits, so any number of up to 18 digits is taken. A digit before these counts
 * folders that the server calls the same though they are not: see {@link #next}.
 *
 * @param value as the server sent it, plus 10<sup>18</sup> for each time that it said the same of
 *     another folder
 */
public record UidValidity(long value) {
  private static final long SENT = 1_000_000_000_000_000_000L;
  private static final long MOST_TIMES = 8;

  public UidValidity {
    if (value < 0) {
      throw new IllegalArgumentException("negative UIDVALIDITY " + value);
    }
  }

  /** As the server says it. */
  public UidValidity told() {
    return new UidValidity(value % SENT);
  }

  /** Whether the server says the same of both. */
  public boolean isToldAs(UidValidity other) {
    return told().equals(other.told());
  }

  /**
   * Another generation of which the server says the same: a folder that was deleted and made again,
   * or restored. This one again after the eighth: by then it is the comparison that errs.
   */
  public UidValidity next() {
    return isLast() ? this : new UidValidity(value + SENT);
  }

  /** Whether another folder of which the server says the same could not be told from this one. */
  public boolean isLast() {
    return value / SENT >= MOST_TIMES;
  }
}
