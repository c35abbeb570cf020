package godwit.local.exchange.store;

import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.util.Objects;

/** Reads a piece of a file that stays open. */
final class PieceStream extends InputStream {
  private static final int MOST_AT_ONCE = 1 << 16;

  private final FileChannel channel;
  private long at;
  private final long end;

  PieceStream(FileChannel channel, long from, long length) {
    this.channel = channel;
    this.at = from;
    this.end = from + length;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, buffer.length);
    if (at == end) {
      return -1;
    }
    int wanted = (int) Math.min(Math.min(length, MOST_AT_ONCE), end - at);
    System.arraycopy(FileBytes.read(channel, at, wanted), 0, buffer, offset, wanted);
    at += wanted;
    return wanted;
  }
}
