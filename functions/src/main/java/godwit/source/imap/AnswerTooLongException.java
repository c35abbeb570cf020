package godwit.source.imap;

import java.io.IOException;

/** An answer would take more of the heap than any sound one does. */
final class AnswerTooLongException extends IOException {
  private static final long serialVersionUID = 1L;

  AnswerTooLongException(long bytes) {
    super("answer of the server is longer than " + bytes + " bytes");
  }
}
