package godwit.target;

/** Opens target mailboxes. Safe for use by many threads. */
@FunctionalInterface
public interface TargetConnector {
  /**
   * The mailbox with this address; asks nothing of the target yet.
   *
   * @param address SMTP address of the mailbox, any of its proxy addresses
   */
  MailTarget open(String address);
}
