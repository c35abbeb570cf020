package godwit.local.exchange.store;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Whole reads and writes at a position. */
final class FileBytes {
  // Larger writes would each cost a direct buffer of their size per thread.
  private static final int SLICE_BYTES = 128 * 1024;

  private FileBytes() {}

  static void write(FileChannel channel, long position, ByteBuffer bytes) {
    try {
      long at = position;
      int limit = bytes.limit();
      while (bytes.position() < limit) {
        bytes.limit(Math.min(limit, bytes.position() + SLICE_BYTES));
        at += channel.write(bytes, at);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] read(FileChannel channel, long position, int length) {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    try {
      while (bytes.hasRemaining()) {
        bytes.limit(Math.min(length, bytes.position() + SLICE_BYTES));
        if (channel.read(bytes, position + bytes.position()) < 0) {
          throw new EOFException("stored bytes are missing");
        }
        bytes.limit(length);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.array();
  }

  static void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
