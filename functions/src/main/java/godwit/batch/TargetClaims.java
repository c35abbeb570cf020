package godwit.batch;

import godwit.failure.MigrationException;

/**
 * Which batch copies a source mailbox into a target mailbox: never two at once, as neither sees
 * what the other is just sending. Other sources into the same target are other claims. A port; safe
 * for use by many threads and instances.
 */
public interface TargetClaims {
  /**
   * Claims a pair unless another batch has it. Idempotent.
   *
   * @return who has it now: {@code batch} itself if it could be had
   */
  BatchId claim(Pair pair, BatchId batch) throws MigrationException;

  /**
   * Takes a claim over from a batch that is gone or no longer has the mailbox.
   *
   * @return whether {@code to} has it now; if not, somebody was faster
   */
  boolean takeOver(Pair pair, BatchId from, BatchId to) throws MigrationException;

  /** Gives back whatever the batch has claimed of a target mailbox. Idempotent. */
  void release(String address, BatchId batch) throws MigrationException;

  /**
   * A source mailbox and the target mailbox that it goes to.
   *
   * @param address of the target, in lower case
   * @param source stands for server and user, see {@code godwit.copy.CopySession}
   */
  record Pair(String address, String source) {
    /** Hides both: they are personal data. */
    @Override
    public String toString() {
      return "Pair[hidden]";
    }
  }
}
