package godwit.failure;

import java.time.Duration;
import java.util.Optional;

/**
 * May work next time: a reset, a time-out, a 5xx, a BYE. Uses up an attempt, unless the server said
 * when to come back.
 */
public final class TransientException extends MigrationException {
  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  public TransientException(String code, String message, Throwable cause) {
    super(code, message, cause);
    this.retryAfter = Duration.ZERO;
  }

  public TransientException(String code, String message) {
    this(code, message, Duration.ZERO);
  }

  /**
   * @param retryAfter how long the server wants to be left alone; zero if it did not say
   */
  public TransientException(String code, String message, Duration retryAfter) {
    super(code, message);
    if (retryAfter.isNegative()) {
      throw new IllegalArgumentException("negative wait: " + retryAfter);
    }
    this.retryAfter = retryAfter;
  }

  /** How long the server wants to be left alone, obeyed uncapped; empty if it did not say. */
  public Optional<Duration> retryAfter() {
    return Optional.of(retryAfter).filter(Duration::isPositive);
  }
}
