package godwit.mime.entity;

import godwit.target.Attachment;
import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** Bytes that are small and have no range of their own in the message. */
public final class HeapContent implements Attachment.Content {
  private final byte[] bytes;

  public HeapContent(byte[] bytes) {
    this.bytes = bytes.clone();
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
