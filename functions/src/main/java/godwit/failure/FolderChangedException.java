package godwit.failure;

/** The plan is stale: the folder is gone, renamed, or of another generation (UIDVALIDITY). */
public final class FolderChangedException extends MigrationException {
  private static final long serialVersionUID = 1L;

  public FolderChangedException(String code, String message) {
    super(code, message);
  }
}
