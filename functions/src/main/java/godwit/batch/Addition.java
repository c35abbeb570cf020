package godwit.batch;

import java.time.Instant;

/**
 * Rows on their way into a batch that is there already. Until all of them are stored they lie
 * apart, under {@link #apart}, where no work sees them.
 *
 * @param id 12 lower-case letters and digits, drawn when it began
 * @param requestKey the Idempotency-Key of its request; empty if there was none
 * @param mailboxes how many rows it brings
 * @param committed whether all of them are stored apart; from then on it is carried to its end
 * @param begun when it began
 * @param version opaque; changes with each write
 */
public record Addition(
    BatchId batch,
    String id,
    String requestKey,
    int mailboxes,
    boolean committed,
    Instant begun,
    String version) {
  /** Where its rows lie until they are the batch's. */
  public BatchId apart() {
    return new BatchId(batch.name(), id);
  }

  public Addition withMailboxes(int count) {
    return new Addition(batch, id, requestKey, count, committed, begun, version);
  }

  public Addition asCommitted() {
    return new Addition(batch, id, requestKey, mailboxes, true, begun, version);
  }
}
