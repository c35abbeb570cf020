package godwit.relay;

/** The process is gone: flies through everything, as nothing runs after a kill. */
final class ProcessDied extends Error {
  private static final long serialVersionUID = 1L;

  ProcessDied() {
    super("killed", null, false, false);
  }
}
