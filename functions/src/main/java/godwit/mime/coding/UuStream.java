package godwit.mime.coding;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Uuencode (POSIX uuencode). Lines before {@code begin} are skipped where there is such a line
 * within the first ones; short lines are padded, so that trailing blanks lost on the way do no
 * harm.
 */
final class UuStream extends DecodingStream {
  /** An encoded line has at most 61 characters; more is not uuencode. */
  private static final int LONGEST_LINE = 200;

  private boolean done;

  UuStream(InputStream encoded) {
    super(encoded);
  }

  @Override
  boolean step() throws IOException {
    byte[] line = line();
    if (done && line.length == 0) {
      return false;
    }
    if (!startsWith(line, "begin ") && !isEnd(line)) {
      decode(line);
    }
    return !done;
  }

  private byte[] line() throws IOException {
    var line = new ByteArrayOutputStream(80);
    int c = next();
    while (c >= 0 && c != '\n') {
      if (c != '\r' && line.size() < LONGEST_LINE) {
        line.write(c);
      }
      c = next();
    }
    done = c < 0;
    return line.toByteArray();
  }

  private void decode(byte[] line) {
    int left = line.length == 0 ? 0 : value(line, 0);
    int needed = (left + 2) / 3 * 4;
    // A line that is far too short or long for its own count is text around the data.
    if (left == 0 || line.length - 1 > needed + 2 || line.length - 1 < needed / 2) {
      return;
    }
    for (int at = 1; left > 0; at += 4, left -= 3) {
      int bits =
          (value(line, at) << 18)
              | (value(line, at + 1) << 12)
              | (value(line, at + 2) << 6)
              | value(line, at + 3);
      emit(bits >> 16);
      if (left > 1) {
        emit(bits >> 8);
      }
      if (left > 2) {
        emit(bits);
      }
    }
  }

  private static int value(byte[] line, int at) {
    return at < line.length ? (line[at] - 32) & 0x3F : 0;
  }

  private static boolean isEnd(byte[] line) {
    return line.length == 3 && startsWith(line, "end");
  }

  private static boolean startsWith(byte[] line, String prefix) {
    if (line.length < prefix.length()) {
      return false;
    }
    for (int i = 0; i < prefix.length(); i++) {
      if (line[i] != prefix.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
