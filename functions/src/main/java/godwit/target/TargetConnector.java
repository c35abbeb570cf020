package godwit.target;

import godwit.pace.Pace;

/** Opens target mailboxes. Safe for use by many threads. */
@FunctionalInterface
public interface TargetConnector {
  /**
   * The mailbox with this address; asks nothing of the target yet.
   *
   * @param address SMTP address of the mailbox, any of its proxy addresses
   */
  MailTarget open(String address);

  /**
   * The mailbox with this address, of which something was asked lately.
   *
   * @param carried what {@link MailTarget#pace} said last; an adapter without limits of its own
   *     does not look at it
   */
  default MailTarget open(String address, Pace carried) {
    return open(address);
  }
}
