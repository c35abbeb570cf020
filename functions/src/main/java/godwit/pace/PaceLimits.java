package godwit.pace;

import java.time.Duration;

/**
 * What one target mailbox grants the app.
 *
 * @param concurrentRequests in flight at once, 1 to 16
 * @param requests in any 10 minutes
 * @param uploadBytes in any 5 minutes
 */
public record PaceLimits(int concurrentRequests, Quota requests, Quota uploadBytes) {
  public PaceLimits {
    if (concurrentRequests < 1 || concurrentRequests > 16) {
      throw new IllegalArgumentException("concurrentRequests " + concurrentRequests);
    }
  }

  /** Limits with the windows that Exchange Online has (Graph: Outlook service limits). */
  public static PaceLimits of(int concurrentRequests, long requests, long uploadBytes) {
    return new PaceLimits(
        concurrentRequests,
        new Quota(requests, Duration.ofMinutes(10)),
        new Quota(uploadBytes, Duration.ofMinutes(5)));
  }

  /**
   * Just under what Exchange Online grants, 4, 10,000 and 150 MB: a request that is sent again with
   * a new token and the odd page of a list are not counted beforehand.
   */
  public static PaceLimits usual() {
    return of(4, 9_900, 148_000_000);
  }
}
