package godwit.target.graph;

import godwit.target.Attachment;
import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** Content in memory. */
final class BytesContent implements Attachment.Content {
  private final byte[] bytes;

  BytesContent(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public long sizeBytes() {
    return bytes.length;
  }

  @Override
  public InputStream open() {
    return new ByteArrayInputStream(bytes);
  }
}
