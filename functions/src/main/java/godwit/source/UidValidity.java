package godwit.source;

/**
 * The generation of a folder's identifiers (RFC 9051 §2.3.1.1). Servers have been seen to send 0
 * and values beyond 32 bits, so any number that is not negative is taken.
 *
 * @param value as the server sent it
 */
public record UidValidity(long value) {
  public UidValidity {
    if (value < 0) {
      throw new IllegalArgumentException("negative UIDVALIDITY " + value);
    }
  }
}
