package godwit.mime.coding;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;

/**
 * Encoded bytes in, decoded bytes out, in blocks. A subclass decodes one step at a time; it never
 * fails on content, only on the stream below. Used by one thread.
 */
abstract class DecodingStream extends InputStream {
  private static final int BLOCK = 8192;

  private final InputStream encoded;
  private final byte[] block = new byte[BLOCK];
  private int blockAt;
  private int blockEnd;
  private byte[] decoded = new byte[BLOCK];
  private int decodedAt;
  private int decodedEnd;
  private boolean ended;

  DecodingStream(InputStream encoded) {
    this.encoded = encoded;
  }

  /** Takes some encoded bytes and emits what they mean. False when there are no more. */
  abstract boolean step() throws IOException;

  /** The next encoded byte, or -1 at the end. */
  final int next() throws IOException {
    if (blockAt == blockEnd) {
      blockEnd = encoded.read(block, 0, BLOCK);
      blockAt = 0;
      if (blockEnd <= 0) {
        blockEnd = 0;
        return -1;
      }
    }
    return block[blockAt++] & 0xFF;
  }

  /** What of the encoded bytes lies in memory, from {@link #aheadFrom} to {@link #aheadTo}. */
  final byte[] ahead() {
    return block;
  }

  final int aheadFrom() {
    return blockAt;
  }

  final int aheadTo() {
    return blockEnd;
  }

  /** Passes over bytes that a subclass took out of {@link #ahead} itself. */
  final void passTo(int position) {
    blockAt = Objects.checkIndex(position, blockEnd + 1);
  }

  final void emit(int value) {
    if (decodedEnd == decoded.length) {
      decoded = Arrays.copyOf(decoded, decoded.length * 2);
    }
    decoded[decodedEnd++] = (byte) value;
  }

  @Override
  public int read() throws IOException {
    return fill() ? decoded[decodedAt++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, to.length);
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, decodedEnd - decodedAt);
    System.arraycopy(decoded, decodedAt, to, offset, count);
    decodedAt += count;
    return count;
  }

  private boolean fill() throws IOException {
    if (decodedAt < decodedEnd) {
      return true;
    }
    decodedAt = 0;
    decodedEnd = 0;
    while (!ended && decodedEnd < BLOCK - 64) {
      ended = !step();
    }
    return decodedEnd > 0;
  }

  @Override
  public void close() throws IOException {
    encoded.close();
  }
}
