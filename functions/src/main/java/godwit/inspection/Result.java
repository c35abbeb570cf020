package godwit.inspection;

import godwit.batch.MailboxKey;
import java.time.Instant;

/**
 * What an inspection found in one mailbox.
 *
 * @param emailAddress the target as the CSV spells it
 * @param run that found it
 * @param at when
 * @param <R> what was found
 */
public record Result<R>(MailboxKey mailbox, String emailAddress, String run, Instant at, R value) {
  /** What was found for a job. */
  public static <R> Result<R> of(Job job, Instant at, R value) {
    return new Result<>(job.mailbox(), job.emailAddress(), job.run(), at, value);
  }

  /** Names the batch only: addresses are personal data. */
  @Override
  public String toString() {
    return "Result[" + mailbox.batch() + "]";
  }
}
