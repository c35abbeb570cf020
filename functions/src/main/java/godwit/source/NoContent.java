package godwit.source;

import java.io.InputStream;

/** Of a message that the source has and does not give. */
enum NoContent implements MimeContent {
  INSTANCE;

  @Override
  public long sizeBytes() {
    return 0;
  }

  @Override
  public InputStream open() {
    return InputStream.nullInputStream();
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}
