package godwit.source.memory;

import godwit.source.MimeContent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The bytes of a message; refuses to be read after it was closed. */
final class MemoryContent implements MimeContent {
  private final byte[] bytes;
  private volatile boolean closed;

  MemoryContent(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The same bytes, open again. */
  MemoryContent again() {
    return new MemoryContent(bytes);
  }

  /** The same for the same bytes. */
  String identity() {
    return "M" + Arrays.hashCode(bytes);
  }

  @Override
  public long sizeBytes() {
    return bytes.length;
  }

  @Override
  public InputStream open() throws IOException {
    if (closed) {
      throw new IOException("content is closed");
    }
    return new ByteArrayInputStream(bytes);
  }

  @Override
  public void close() {
    closed = true;
  }
}
