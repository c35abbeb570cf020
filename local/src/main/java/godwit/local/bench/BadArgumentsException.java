package godwit.local.bench;

/** Arguments that a benchmark does not understand; the text says which. */
final class BadArgumentsException extends Exception {
  private static final long serialVersionUID = 1L;

  BadArgumentsException(String message) {
    super(message);
  }
}
