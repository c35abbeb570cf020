package godwit.source.imap;

import godwit.source.MimeContent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * A message in a file that has no name any more. Streams read by position and do not disturb each
 * other; interrupting a thread that reads closes the file for all (see {@link FileChannel}).
 */
final class SpooledContent implements MimeContent {
  private final FileChannel file;
  private final long length;

  SpooledContent(FileChannel file, long length) {
    this.file = file;
    this.length = length;
  }

  void append(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
  }

  @Override
  public long sizeBytes() {
    return length;
  }

  @Override
  public InputStream open() {
    return new SpooledStream(file, 0, length);
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
