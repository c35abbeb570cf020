package godwit.source.imap;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Takes large messages from the wire to files. A file is unlinked while it is open (POSIX) or
 * marked to go with its last handle (Windows), so that a killed process leaves nothing behind.
 */
final class Spool {
  private final Path folder;

  Spool(Path folder) {
    this.folder = folder;
  }

  /**
   * Reads exactly {@code length} bytes from {@code in}.
   *
   * @throws SpoolException if the file cannot be written; the connection is of no use afterwards
   * @throws IOException if the connection breaks before the end; nothing is kept
   */
  SpooledContent receive(InputStream in, long length, byte[] buffer) throws IOException {
    var content = new SpooledContent(newFile(), length);
    try {
      long left = length;
      while (left > 0) {
        int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (read < 0) {
          throw new CutShortException(
              "connection closed with " + left + " bytes of a literal left");
        }
        write(content, buffer, read);
        left -= read;
      }
      return content;
    } catch (IOException e) {
      content.close();
      throw e;
    }
  }

  private FileChannel newFile() throws SpoolException {
    try {
      Path file = Files.createTempFile(folder, "godwit-", ".eml");
      return FileChannel.open(
          file,
          StandardOpenOption.READ,
          StandardOpenOption.WRITE,
          StandardOpenOption.DELETE_ON_CLOSE);
    } catch (IOException e) {
      throw new SpoolException(e);
    }
  }

  private static void write(SpooledContent content, byte[] buffer, int count)
      throws SpoolException {
    try {
      content.append(ByteBuffer.wrap(buffer, 0, count));
    } catch (IOException e) {
      throw new SpoolException(e);
    }
  }
}
