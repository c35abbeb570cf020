package godwit.failure;

/** A person must act for this one mailbox; the message is advice for an operator. */
public final class MailboxBlockedException extends MigrationException {
  private static final long serialVersionUID = 1L;

  public MailboxBlockedException(String code, String advice) {
    super(code, advice);
  }
}
