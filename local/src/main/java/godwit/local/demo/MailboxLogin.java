package godwit.local.demo;

/**
 * A row of the CSV: which mailbox becomes which and how to log in at the source.
 *
 * @param address of the target
 */
record MailboxLogin(String address, String user, String password) {
  /** Hides the password. */
  @Override
  public String toString() {
    return "MailboxLogin[" + address + "]";
  }
}
