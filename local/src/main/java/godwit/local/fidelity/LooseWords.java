package godwit.local.fidelity;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Encoded words that neither parser decodes because they break RFC 2047: blanks inside, no blank
 * between two words, characters split over words, base64 without padding. An own reading, kept
 * apart from the converter's.
 */
final class LooseWords {
  private static final Pattern WORD =
      Pattern.compile("=\\?([^?\\s*]{1,60})(?:\\*[^?\\s]*)?\\?([BbQq])\\?(.*?)\\?=(?!=(?!\\?))");
  private static final Pattern BETWEEN = Pattern.compile("(\\?=)\\s+(=\\?)");

  private final StringBuilder text = new StringBuilder();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private String charset = "";

  private LooseWords() {}

  static String decoded(String field) {
    return new LooseWords().decode(BETWEEN.matcher(field).replaceAll("$1$2"));
  }

  private String decode(String field) {
    Matcher word = WORD.matcher(field);
    int at = 0;
    while (word.find()) {
      if (word.start() > at) {
        flush();
        text.append(field, at, word.start());
      }
      if (!charset.equalsIgnoreCase(word.group(1))) {
        flush();
        charset = word.group(1);
      }
      boolean base64 = word.group(2).equalsIgnoreCase("B");
      bytes.writeBytes(base64 ? base64(word.group(3)) : quoted(word.group(3)));
      at = word.end();
    }
    flush();
    return text.append(field.substring(at)).toString();
  }

  private void flush() {
    Optional<Charset> known = Words.charset(charset);
    byte[] raw = bytes.toByteArray();
    text.append(new String(raw, known.filter(Charset::canEncode).orElse(StandardCharsets.UTF_8)));
    bytes.reset();
    charset = "";
  }

  /** Every letter of the alphabet, piece by piece where padding stands between them. */
  static byte[] base64(String encoded) {
    var out = new ByteArrayOutputStream();
    for (String piece : encoded.split("=+", -1)) {
      String clean = piece.replaceAll("[^A-Za-z0-9+/]", "");
      int whole = clean.length() % 4 == 1 ? clean.length() - 1 : clean.length();
      out.writeBytes(Base64.getDecoder().decode(clean.substring(0, whole)));
    }
    return out.toByteArray();
  }

  private static byte[] quoted(String encoded) {
    var out = new ByteArrayOutputStream();
    for (int i = 0; i < encoded.length(); i++) {
      char c = encoded.charAt(i);
      boolean hex = c == '=' && encoded.substring(i + 1).matches("(?s)[0-9A-Fa-f]{2}.*");
      if (hex) {
        out.write(Integer.parseInt(encoded.substring(i + 1, i + 3), 16));
        i += 2;
      } else if (c < 256) {
        out.write(c == '_' ? ' ' : c);
      } else {
        out.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
      }
    }
    return out.toByteArray();
  }
}
