package godwit.pace;

/**
 * What a piece of work asks of a target mailbox.
 *
 * @param requests how many are sent, 0 or more
 * @param uploadBytes bytes of their bodies, 0 or more
 */
public record Cost(long requests, long uploadBytes) {
  /** Nothing. */
  public static final Cost NONE = new Cost(0, 0);

  public Cost {
    if (requests < 0 || uploadBytes < 0) {
      throw new IllegalArgumentException("negative cost: " + requests + ", " + uploadBytes);
    }
  }

  /** One request with a body of this length. */
  public static Cost request(long uploadBytes) {
    return new Cost(1, uploadBytes);
  }

  public Cost plus(Cost other) {
    return new Cost(requests + other.requests, uploadBytes + other.uploadBytes);
  }

  /** What is left of this after {@code spent}; never less than nothing. */
  Cost less(Cost spent) {
    return new Cost(
        Math.max(0, requests - spent.requests), Math.max(0, uploadBytes - spent.uploadBytes));
  }
}
