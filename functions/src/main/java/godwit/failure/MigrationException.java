package godwit.failure;

/**
 * A reason to stop here for now. Exactly five kinds; each says by its type what follows ({@link
 * RetryPolicy}). Everything else that goes wrong is a defect and stays a {@link RuntimeException}.
 *
 * <p>Messages are read by an operator: what was tried, what was answered, what to do. They never
 * carry passwords, tokens, subjects or content.
 */
public abstract sealed class MigrationException extends Exception
    permits ThrottledException,
        TransientException,
        FolderChangedException,
        MailboxBlockedException,
        AppBlockedException {
  private static final long serialVersionUID = 1L;

  private final String code;

  MigrationException(String code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  MigrationException(String code, String message) {
    super(message);
    this.code = code;
  }

  /** The server's own code, such as {@code ErrorAccessDenied} or {@code AUTHENTICATIONFAILED}. */
  public final String code() {
    return code;
  }

  /** The message, never absent. */
  public final String explanation() {
    return String.valueOf(getMessage());
  }
}
