package godwit.target.graph;

/** Graph finds fault with an attachment that follows its message; the message is removed again. */
final class AttachmentRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String code;

  AttachmentRefusedException(String code) {
    super("refused: " + code);
    this.code = code;
  }

  String code() {
    return code;
  }
}
