package godwit.local.exchange.limits;

/**
 * Everything that can be switched, before the start and while running.
 *
 * @param throttle limits per app and mailbox
 * @param latencyMillis how long each Graph answer takes at least
 * @param sizes limits of requests and mailboxes
 * @param assumptions what Exchange Online does where nobody has written it down
 */
public record Settings(
    Throttle throttle, long latencyMillis, Sizes sizes, Assumptions assumptions) {

  /** Graph's published limits, no latency, the stricter answer wherever it is not known. */
  public static Settings documented() {
    return new Settings(Throttle.documented(), 0, Sizes.documented(), Assumptions.strict());
  }

  public Settings withoutThrottling() {
    return new Settings(throttle.switchedOff(), latencyMillis, sizes, assumptions);
  }

  public Settings withLatencyMillis(long millis) {
    return new Settings(throttle, millis, sizes, assumptions);
  }

  public Settings with(Sizes other) {
    return new Settings(throttle, latencyMillis, other, assumptions);
  }

  public Settings with(Throttle other) {
    return new Settings(other, latencyMillis, sizes, assumptions);
  }

  public Settings with(Assumptions other) {
    return new Settings(throttle, latencyMillis, sizes, other);
  }

  /** How Retry-After is given on a 429. */
  public enum RetryAfter {
    SECONDS,
    ABSENT,
    LIST
  }

  /**
   * Limits per app and mailbox (Graph: Outlook service limits).
   *
   * @param enabled whether they are enforced
   * @param concurrency requests in flight
   * @param requests requests per window
   * @param requestWindowSeconds length of that window
   * @param uploadBytes bytes of PATCH, POST and PUT per window
   * @param uploadWindowSeconds length of that window
   * @param retryAfter how a refusal says when to come back
   */
  public record Throttle(
      boolean enabled,
      int concurrency,
      int requests,
      int requestWindowSeconds,
      long uploadBytes,
      int uploadWindowSeconds,
      RetryAfter retryAfter) {
    static Throttle documented() {
      return new Throttle(true, 4, 10_000, 600, 150L * 1024 * 1024, 300, RetryAfter.SECONDS);
    }

    Throttle switchedOff() {
      return new Throttle(
          false,
          concurrency,
          requests,
          requestWindowSeconds,
          uploadBytes,
          uploadWindowSeconds,
          retryAfter);
    }
  }

  /**
   * Limits of requests and mailboxes.
   *
   * @param requestBytes one request (Graph: 4 MB)
   * @param attachmentBytes an attachment outside an upload session must be smaller (3 MB)
   * @param uploadMinimumBytes an upload session must be at least this large (measured, 2 MiB)
   * @param uploadMaximumBytes and at most this large (150 MB)
   * @param chunkBytes one PUT of an upload session (4 MB)
   * @param messageBytes a whole message, unless the mailbox says otherwise
   * @param attachments attachments per message
   * @param namedProperties distinct named properties per mailbox
   * @param folderNameLength characters of a folder's name
   * @param folderChildren subfolders of one folder
   * @param folderDepth levels of folders
   * @param folderMessages messages of one folder
   */
  public record Sizes(
      long requestBytes,
      long attachmentBytes,
      long uploadMinimumBytes,
      long uploadMaximumBytes,
      long chunkBytes,
      long messageBytes,
      int attachments,
      int namedProperties,
      int folderNameLength,
      int folderChildren,
      int folderDepth,
      int folderMessages) {
    private static final long MIB = 1024L * 1024;

    static Sizes documented() {
      return new Sizes(
          4 * MIB, 3 * MIB, 2 * MIB, 150 * MIB, 4 * MIB, 150 * MIB, 250, 16_000, 255, 10_000, 300,
          1_000_000);
    }
  }
}
