package godwit.storage;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Makes partition and row keys of any text. Table storage forbids {@code / \ # ?} and control
 * characters in keys and takes at most 512 characters (REST API: understanding the table service
 * data model).
 */
public final class Keys {
  private static final int LONGEST = 200;
  private static final int KEPT = 120;

  private Keys() {}

  /**
   * A key for {@code text}; different texts have different keys. ASCII letters, digits and {@code .
   * _ @ -} stay, every other byte of UTF-8 becomes {@code ~} and two hexadecimal digits, and what
   * is too long ends in {@code ~~} and its SHA-256. At most 200 characters.
   */
  public static String of(String text) {
    var key = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      if (isPlain(b)) {
        key.append((char) b);
      } else {
        key.append('~').append(HexFormat.of().toHexDigits(b));
      }
    }
    return key.length() <= LONGEST ? key.toString() : key.substring(0, KEPT) + "~~" + hash(text);
  }

  /** The SHA-256 of {@code text} as 64 hexadecimal digits. */
  public static String hash(String text) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static boolean isPlain(byte b) {
    return (b >= 'a' && b <= 'z')
        || (b >= 'A' && b <= 'Z')
        || (b >= '0' && b <= '9')
        || b == '.'
        || b == '_'
        || b == '@'
        || b == '-';
  }
}
