package godwit.source.imap;

import java.io.EOFException;

/** The server closed the connection within an answer. */
final class CutShortException extends EOFException {
  private static final long serialVersionUID = 1L;

  CutShortException(String message) {
    super(message);
  }
}
