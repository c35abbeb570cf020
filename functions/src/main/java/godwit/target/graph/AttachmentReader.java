package godwit.target.graph;

import godwit.target.Attachment;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Reads an attachment from any byte on; opens it anew only to go back. Used by one thread. */
final class AttachmentReader implements AutoCloseable {
  private final Attachment.Content content;
  private Optional<Counted> open = Optional.empty();

  AttachmentReader(Attachment.Content content) {
    this.content = content;
  }

  /** A stream that stands at this byte; to be used up before the next call, not to be closed. */
  InputStream at(long position) throws IOException {
    if (open.isPresent() && open.get().position == position) {
      return open.get();
    }
    close();
    var stream = new Counted(content.open());
    open = Optional.of(stream);
    stream.skipNBytes(position);
    return stream;
  }

  @Override
  public void close() {
    try {
      if (open.isPresent()) {
        open.get().close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close what was only read", e);
    }
    open = Optional.empty();
  }

  private static final class Counted extends FilterInputStream {
    private long position;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      position += read < 0 ? 0 : 1;
      return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      position += Math.max(read, 0);
      return read;
    }

    @Override
    public long skip(long count) throws IOException {
      long skipped = super.skip(count);
      position += skipped;
      return skipped;
    }
  }
}
