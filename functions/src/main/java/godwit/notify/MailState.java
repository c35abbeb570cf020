package godwit.notify;

import godwit.batch.BatchId;
import java.time.Instant;
import java.util.Optional;

/**
 * What became of a batch's mails, for people.
 *
 * @param sent when the last report was taken by Exchange Online
 * @param problem why the last try failed and what to do; absent if it did not
 * @param next when it is tried again; absent if it is not
 */
public record MailState(
    BatchId batch, Optional<Instant> sent, Optional<String> problem, Optional<Instant> next) {
  /** Nothing was tried yet. */
  public static MailState nothing(BatchId batch) {
    return new MailState(batch, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
