package godwit.failure;

import java.time.Duration;

/**
 * Decides what becomes of failed work. Pure: no clock, no sleeping, no queue.
 *
 * @param maxAttempts tries before a mailbox is blocked, at least 1
 * @param firstDelay wait after the first failed try, more than zero
 * @param longestDelay ceiling of our own back-off; a server's wish may exceed it
 */
public record RetryPolicy(int maxAttempts, Duration firstDelay, Duration longestDelay) {
  public RetryPolicy {
    if (maxAttempts < 1) {
      throw new IllegalArgumentException("at least one attempt, not " + maxAttempts);
    }
    if (firstDelay.isNegative() || firstDelay.isZero() || longestDelay.compareTo(firstDelay) < 0) {
      throw new IllegalArgumentException("delays " + firstDelay + " to " + longestDelay);
    }
  }

  /** Says what becomes of work whose try number {@code attempt}, counting from 1, just failed. */
  public Disposition decide(MigrationException failure, int attempt) {
    return switch (failure) {
      case ThrottledException t -> new Disposition.Requeue(t.retryAfter(), attempt);
      case TransientException t when t.retryAfter().isPresent() ->
          new Disposition.Requeue(t.retryAfter().get(), attempt);
      case TransientException t when attempt < maxAttempts ->
          new Disposition.Requeue(backoff(attempt), attempt + 1);
      case TransientException t ->
          new Disposition.BlockMailbox(
              t.code(), "gave up after " + attempt + " tries: " + t.explanation());
      case FolderChangedException f -> new Disposition.Replan();
      case MailboxBlockedException b -> new Disposition.BlockMailbox(b.code(), b.explanation());
      case AppBlockedException a -> new Disposition.FailLoudly(a.code(), a.explanation());
    };
  }

  private Duration backoff(int attempt) {
    int doublings = Math.min(attempt - 1, 30);
    Duration delay = firstDelay.multipliedBy(1L << doublings);
    return delay.compareTo(longestDelay) > 0 ? longestDelay : delay;
  }
}
