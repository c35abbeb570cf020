package godwit.mime.entity;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Lines of a stream with their positions. A line ends with LF; in a message that has CR and no LF
 * at its start, with CR. Lines longer than the buffer's limit come in pieces. Used by one thread.
 */
final class LineScanner {
  private static final int FIRST_BUFFER = 16 << 10;
  private static final int PEEK = 200;

  private final InputStream in;
  private final long limit;
  private final byte terminator;
  private byte[] buffer = new byte[FIRST_BUFFER];
  private int filled;
  private int lineFrom;
  private int lineEnd;
  private long bufferPosition;
  private boolean ended;
  private boolean continuesLine;
  private boolean terminated = true;
  private int previousBreak;

  /** Reads so many bytes at most. */
  LineScanner(InputStream in, long limit) throws IOException {
    this.in = in;
    this.limit = limit;
    fill();
    this.terminator = endsWithCr() ? (byte) '\r' : (byte) '\n';
  }

  /** Goes to the next line or piece of one. False at the end. */
  boolean next() throws IOException {
    previousBreak = breakLength();
    lineFrom = lineEnd;
    continuesLine = !terminated;
    int at = lineFrom;
    while (true) {
      while (at < filled && buffer[at] != terminator) {
        at++;
      }
      if (at < filled) {
        lineEnd = at + 1;
        terminated = true;
        return true;
      }
      int scanned = at - lineFrom;
      if (ended || scanned >= Limits.HEADER_BYTES) {
        lineEnd = at;
        terminated = false;
        return scanned > 0;
      }
      fill();
      at = lineFrom + scanned;
    }
  }

  /** Where the line starts in the message. */
  long position() {
    return bufferPosition + lineFrom;
  }

  /** Where the next line starts. */
  long nextPosition() {
    return bufferPosition + lineEnd;
  }

  /** Length of the line break before this line: 0, 1 or 2. */
  int previousBreak() {
    return previousBreak;
  }

  /** Whether this is a further piece of an over-long line. */
  boolean continuesLine() {
    return continuesLine;
  }

  boolean startsWithDashes() {
    return lineEnd - lineFrom > 2 && buffer[lineFrom] == '-' && buffer[lineFrom + 1] == '-';
  }

  /** The line without its line break. */
  byte[] content() {
    return Arrays.copyOfRange(buffer, lineFrom, lineEnd - breakLength());
  }

  boolean isEmpty() {
    return lineEnd - breakLength() == lineFrom;
  }

  /** The start of the line after this one, with its line break; empty at the end. */
  String peek() throws IOException {
    while (filled - lineEnd < PEEK && !ended) {
      fill();
    }
    int end = lineEnd;
    while (end < filled && end - lineEnd < PEEK && (end == lineEnd || buffer[end - 1] != '\n')) {
      end++;
    }
    return new String(buffer, lineEnd, end - lineEnd, StandardCharsets.ISO_8859_1);
  }

  private int breakLength() {
    if (lineEnd == lineFrom || !terminated) {
      return 0;
    }
    boolean crLf = terminator == '\n' && lineEnd - lineFrom > 1 && buffer[lineEnd - 2] == '\r';
    return crLf ? 2 : 1;
  }

  private void fill() throws IOException {
    if (lineFrom > 0) {
      System.arraycopy(buffer, lineFrom, buffer, 0, filled - lineFrom);
      bufferPosition += lineFrom;
      filled -= lineFrom;
      lineEnd -= lineFrom;
      lineFrom = 0;
    }
    if (filled == buffer.length) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    long left = limit - bufferPosition - filled;
    int wanted = (int) Math.min(left, buffer.length - filled);
    int count = wanted <= 0 ? -1 : in.read(buffer, filled, wanted);
    if (count < 0) {
      ended = true;
    } else {
      filled += count;
    }
  }

  private boolean endsWithCr() {
    boolean cr = false;
    for (int i = 0; i < filled; i++) {
      if (buffer[i] == '\n') {
        return false;
      }
      cr |= buffer[i] == '\r';
    }
    return cr;
  }
}
