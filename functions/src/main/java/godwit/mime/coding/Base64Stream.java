package godwit.mime.coding;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Base64 (RFC 2045 §6.8) as it comes: characters outside the alphabet are skipped as that section
 * asks, padding may be absent or stand in the middle (encoders that join pieces), and what follows
 * padding is decoded on.
 */
final class Base64Stream extends DecodingStream {
  private static final byte[] VALUES = values();

  private int bits;
  private int characters;

  Base64Stream(InputStream encoded) {
    super(encoded);
  }

  @Override
  boolean step() throws IOException {
    int c = next();
    if (c < 0 || c == '=') {
      flush();
      return c >= 0;
    }
    int value = VALUES[c];
    if (value >= 0) {
      bits = (bits << 6) | value;
      characters++;
      if (characters == 4) {
        emit(bits >> 16);
        emit(bits >> 8);
        emit(bits);
        clear();
        wholeGroups();
      }
    }
    return true;
  }

  /** The bulk of every file: groups of four without anything between them. */
  private void wholeGroups() {
    byte[] ahead = ahead();
    int at = aheadFrom();
    int last = aheadTo() - 4;
    while (at <= last) {
      int group = group(ahead, at);
      if (group < 0) {
        break;
      }
      emit(group >> 16);
      emit(group >> 8);
      emit(group);
      at += 4;
    }
    passTo(at);
  }

  /** 24 bits; below 0 if a character is outside the alphabet. */
  private static int group(byte[] from, int at) {
    return VALUES[from[at] & 0xFF] << 18
        | VALUES[from[at + 1] & 0xFF] << 12
        | VALUES[from[at + 2] & 0xFF] << 6
        | VALUES[from[at + 3] & 0xFF];
  }

  private void flush() {
    if (characters == 3) {
      emit(bits >> 10);
      emit(bits >> 2);
    } else if (characters == 2) {
      emit(bits >> 4);
    }
    clear();
  }

  private void clear() {
    bits = 0;
    characters = 0;
  }

  private static byte[] values() {
    byte[] values = new byte[256];
    Arrays.fill(values, (byte) -1);
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (int i = 0; i < alphabet.length(); i++) {
      values[alphabet.charAt(i)] = (byte) i;
    }
    return values;
  }
}
