package godwit.local.exchange.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Refuses to go on when a request turns out larger than allowed. */
final class CappedStream extends FilterInputStream {
  private long leftBytes;

  CappedStream(InputStream in, long maxBytes) {
    super(in);
    this.leftBytes = maxBytes;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    count(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int got = super.read(buffer, offset, length);
    count(Math.max(got, 0));
    return got;
  }

  private void count(int bytes) {
    leftBytes -= bytes;
    if (leftBytes < 0) {
      throw Body.tooLarge();
    }
  }
}
