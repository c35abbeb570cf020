package godwit.target;

/**
 * What the target takes.
 *
 * @param messageBytes largest message
 * @param concurrentRequests how many requests one mailbox may have in flight
 */
public record TargetLimits(long messageBytes, int concurrentRequests) {}
