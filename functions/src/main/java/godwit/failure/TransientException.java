package godwit.failure;

/** May work next time: a reset, a time-out, a 5xx, a BYE. Uses up an attempt. */
public final class TransientException extends MigrationException {
  private static final long serialVersionUID = 1L;

  public TransientException(String code, String message, Throwable cause) {
    super(code, message, cause);
  }

  public TransientException(String code, String message) {
    super(code, message);
  }
}
