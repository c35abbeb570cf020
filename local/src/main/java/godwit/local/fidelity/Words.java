package godwit.local.fidelity;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Text in the forms in which it is compared. */
final class Words {
  private static final int SHOWN = 60;

  /** Names that mail has and Java has not, or not for the charset that is meant. */
  private static final Map<String, String> ALIASES =
      Map.of(
          "macintosh", "x-MacRoman",
          "x-mac-roman", "x-MacRoman",
          "x-mac-cyrillic", "x-MacCyrillic",
          "cp932", "windows-31j",
          "cp949", "x-windows-949",
          "windows-874", "x-windows-874",
          "x-gbk", "GBK",
          "x-sjis", "windows-31j");

  private Words() {}

  /** Runs of blanks as one, control characters left out, none at the ends. */
  static String loose(String text) {
    var out = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> isBlank(c) ? ' ' : c)
        .filter(c -> !isSilent(c))
        .forEach(c -> {
          if (c != ' ' || (!out.isEmpty() && out.charAt(out.length() - 1) != ' ')) {
            out.appendCodePoint(c);
          }
        });
    return out.toString().strip();
  }

  /** Without any blanks and control characters. */
  static String squeezed(String text) {
    var out = new StringBuilder(text.length());
    text.codePoints().filter(c -> !isBlank(c) && !isSilent(c)).forEach(out::appendCodePoint);
    return out.toString();
  }

  /** Letters and digits of ASCII: what no wrong charset can change. */
  static String skeleton(String text) {
    var out = new StringBuilder(text.length());
    text.chars().filter(Words::isPlain).forEach(c -> out.append((char) c));
    return out.toString();
  }

  static boolean isPlain(int c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isBlank(int c) {
    return c == '\t' || c == '\n' || c == '\r' || Character.isSpaceChar(c);
  }

  private static boolean isSilent(int c) {
    return Character.isISOControl(c)
        || c == 0xFEFF
        || c == 0xFFFE
        || c == 0xFFFF
        || (c >= 0xD800 && c < 0xE000);
  }

  /** The start of a text, for the report. */
  static String shown(String text) {
    String one = loose(text);
    return one.length() <= SHOWN
        ? "\"" + one + "\""
        : "\"" + one.substring(0, SHOWN) + "...\" (" + one.length() + " characters)";
  }

  /** The bytes as text if every one of them makes sense in this charset. */
  static Optional<String> strictly(byte[] bytes, Charset charset) {
    try {
      return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException | UnsupportedOperationException malformed) {
      return Optional.empty();
    }
  }

  /** The charset of this name, as Java knows it. */
  static Optional<Charset> charset(String name) {
    try {
      String bare = name.strip().replaceAll("^[\"']|[\"']$", "");
      return Optional.of(
          Charset.forName(ALIASES.getOrDefault(bare.toLowerCase(Locale.ROOT), bare)));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return Optional.empty();
    }
  }

  /** A header's bytes as text: UTF-8 where they are (RFC 6532), else one char per byte. */
  static String headerText(String bytes) {
    byte[] raw = bytes.getBytes(StandardCharsets.ISO_8859_1);
    return strictly(raw, StandardCharsets.UTF_8).orElse(bytes);
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
