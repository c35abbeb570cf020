package godwit.copy;

/**
 * Who copies a chunk, and what for.
 *
 * @param owner token of the worker
 * @param company what else of the mailbox is left to be sent
 * @param othersCopied whether other messages of the mailbox were copied in this round
 * @param isRetry whether messages that failed are open again
 */
public record ChunkWork(String owner, Company company, boolean othersCopied, boolean isRetry) {

  /** Whether this chunk is the last of a mailbox that others came through. */
  boolean isLast() {
    return company == Company.NONE && othersCopied;
  }
}
