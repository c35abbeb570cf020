package godwit.failure;

import java.time.Duration;

/** A server asked to slow down. Uses up no attempt. */
public final class ThrottledException extends MigrationException {
  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  /**
   * @param retryAfter how long the server wants to be left alone, zero or more; obeyed uncapped
   */
  public ThrottledException(String code, String message, Duration retryAfter) {
    super(code, message);
    if (retryAfter.isNegative()) {
      throw new IllegalArgumentException("negative wait: " + retryAfter);
    }
    this.retryAfter = retryAfter;
  }

  public Duration retryAfter() {
    return retryAfter;
  }
}
