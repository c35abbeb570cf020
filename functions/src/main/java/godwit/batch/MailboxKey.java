package godwit.batch;

import java.util.Locale;

/**
 * Identity of a mailbox in a batch.
 *
 * @param address the target's SMTP address in lower case
 */
public record MailboxKey(BatchId batch, String address) {
  public MailboxKey {
    address = address.toLowerCase(Locale.ROOT);
  }

  /** Names the batch only: addresses are personal data. */
  @Override
  public String toString() {
    return "MailboxKey[" + batch + "]";
  }
}
