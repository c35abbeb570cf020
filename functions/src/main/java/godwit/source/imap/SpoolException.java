package godwit.source.imap;

import java.io.IOException;

/** The disk is at fault, not the server. */
final class SpoolException extends IOException {
  private static final long serialVersionUID = 1L;

  SpoolException(IOException cause) {
    super("spool file: " + cause.getClass().getSimpleName(), cause);
  }
}
