package godwit.failure;

/** A person must act for the whole app (consent, secret, setting); no mailbox is to blame. */
public final class AppBlockedException extends MigrationException {
  private static final long serialVersionUID = 1L;

  public AppBlockedException(String code, String advice) {
    super(code, advice);
  }

  public AppBlockedException(String code, String advice, Throwable cause) {
    super(code, advice, cause);
  }
}
