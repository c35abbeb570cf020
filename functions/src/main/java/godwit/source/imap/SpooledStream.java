package godwit.source.imap;

import jakarta.mail.internet.SharedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Objects;

/** A part of a spool file as a stream; MIME parsers take further parts of it instead of copies. */
final class SpooledStream extends InputStream implements SharedInputStream {
  private static final int BUFFER_BYTES = 16 * 1024;

  private final FileChannel file;
  private final long start;
  private final long end;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).limit(0);
  private long next;
  private long mark;

  SpooledStream(FileChannel file, long start, long end) {
    this.file = file;
    this.start = start;
    this.end = end;
    this.next = start;
    this.mark = start;
  }

  @Override
  public int read() throws IOException {
    return fill() ? buffer.get() & 0xff : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, buffer.remaining());
    buffer.get(target, offset, count);
    return count;
  }

  @Override
  public long skip(long count) {
    long from = getPosition();
    long to = Math.clamp(count, 0, end - start - from) + from;
    seek(start + to);
    return to - from;
  }

  @Override
  public int available() {
    return (int) Math.min(Integer.MAX_VALUE, end - start - getPosition());
  }

  @Override
  public boolean markSupported() {
    return true;
  }

  @Override
  public synchronized void mark(int readLimit) {
    mark = start + getPosition();
  }

  @Override
  public synchronized void reset() {
    seek(mark);
  }

  @Override
  public long getPosition() {
    return next - buffer.remaining() - start;
  }

  @Override
  public InputStream newStream(long from, long to) {
    return new SpooledStream(file, start + from, to < 0 ? end : start + to);
  }

  private void seek(long position) {
    next = position;
    buffer.limit(0);
  }

  private boolean fill() throws IOException {
    if (buffer.hasRemaining()) {
      return true;
    }
    if (next >= end) {
      return false;
    }
    buffer.clear().limit((int) Math.min(buffer.capacity(), end - next));
    int count = file.read(buffer, next);
    buffer.flip();
    if (count <= 0) {
      throw new IOException("spool file is shorter than what was received");
    }
    next += count;
    return true;
  }
}
