package godwit.mime.coding;

import java.io.IOException;
import java.io.InputStream;

/**
 * Quoted-printable (RFC 2045 §6.7). White space at the end of a line is transport padding and goes;
 * an equals sign that starts no escape stays as it is (the section's own advice for robust
 * readers); lower-case digits are taken.
 */
final class QuotedPrintableStream extends DecodingStream {
  /** Longer runs of blanks are content: no transport pads by that much. */
  private static final int LONGEST_PADDING = 1000;

  private static final int NONE = -2;

  private final byte[] blanks = new byte[LONGEST_PADDING];
  private int blankCount;
  private int pushed = NONE;
  private int pushedNext = NONE;

  QuotedPrintableStream(InputStream encoded) {
    super(encoded);
  }

  @Override
  boolean step() throws IOException {
    int c = take();
    if (c < 0) {
      return false;
    }
    if (c == ' ' || c == '\t') {
      hold(c);
    } else if (c == '\r' || c == '\n') {
      blankCount = 0;
      emit(c);
    } else {
      release();
      if (c == '=') {
        escape();
      } else {
        emit(c);
      }
    }
    return true;
  }

  private void escape() throws IOException {
    int first = take();
    if (first == '\n' || first < 0) {
      return;
    }
    if (first == '\r') {
      int second = take();
      if (second != '\n') {
        pushed = second;
      }
      return;
    }
    if (first == ' ' || first == '\t') {
      softBreakAfterBlanks(first);
      return;
    }
    int second = take();
    int high = Character.digit(first, 16);
    int low = Character.digit(second, 16);
    if (high >= 0 && low >= 0) {
      emit((high << 4) | low);
    } else {
      emit('=');
      pushed = first;
      pushedNext = second;
    }
  }

  /** Transports pad soft line breaks as well. */
  private void softBreakAfterBlanks(int firstBlank) throws IOException {
    hold(firstBlank);
    int c = take();
    while ((c == ' ' || c == '\t') && blankCount < LONGEST_PADDING) {
      hold(c);
      c = take();
    }
    if (c == '\r' || c == '\n') {
      blankCount = 0;
      int after = c == '\r' ? take() : NONE;
      if (after != '\n') {
        pushed = after;
      }
    } else {
      emit('=');
      pushed = c;
    }
  }

  private int take() throws IOException {
    if (pushed != NONE) {
      int c = pushed;
      pushed = pushedNext;
      pushedNext = NONE;
      return c;
    }
    return next();
  }

  private void hold(int blank) {
    if (blankCount == LONGEST_PADDING) {
      release();
    }
    blanks[blankCount++] = (byte) blank;
  }

  private void release() {
    for (int i = 0; i < blankCount; i++) {
      emit(blanks[i]);
    }
    blankCount = 0;
  }
}
