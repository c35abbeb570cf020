package godwit.local.exchange.store;

/**
 * What one mailbox is and may hold.
 *
 * @param state whether it can be used at all
 * @param quotaBytes how much it holds before it is full
 * @param maxMessageBytes its message size limit, 0 for the general setting
 * @param language of its default folders at creation, such as en or de
 */
public record MailboxPolicy(State state, long quotaBytes, long maxMessageBytes, String language) {
  private static final long HUNDRED_GIB = 100L * 1024 * 1024 * 1024;

  /** Whether and why not a mailbox answers. */
  public enum State {
    ACTIVE,
    UNLICENSED,
    FORBIDDEN
  }

  /** The policy of a mailbox nobody has described; its local part may ask for trouble. */
  static MailboxPolicy forNew(String address, String language) {
    State state =
        address.startsWith("unlicensed")
            ? State.UNLICENSED
            : address.startsWith("forbidden") ? State.FORBIDDEN : State.ACTIVE;
    return new MailboxPolicy(state, address.startsWith("full") ? 0 : HUNDRED_GIB, 0, language);
  }
}
