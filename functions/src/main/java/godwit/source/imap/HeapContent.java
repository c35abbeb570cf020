package godwit.source.imap;

import godwit.source.MimeContent;
import jakarta.mail.util.SharedByteArrayInputStream;
import java.io.InputStream;

/** A message in memory: a slice of the answer it came in, never copied. */
final class HeapContent implements MimeContent {
  /** What a server without a body for a message is taken to have sent. */
  static final HeapContent EMPTY = new HeapContent(new byte[0], 0, 0);

  private final byte[] bytes;
  private final int start;
  private final int length;

  HeapContent(byte[] bytes, int start, int length) {
    this.bytes = bytes;
    this.start = start;
    this.length = length;
  }

  @Override
  public long sizeBytes() {
    return length;
  }

  /** Shared, so that a MIME parser takes slices of it instead of copies. */
  @Override
  public InputStream open() {
    return new SharedByteArrayInputStream(bytes, start, length);
  }

  @Override
  public void close() {}
}
