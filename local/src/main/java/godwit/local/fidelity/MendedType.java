package godwit.local.fidelity;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A message whose Content-Type names a boundary but is so written that no parser takes it for a
 * multipart: the same with the field mended, so that its parts can be accounted for.
 */
final class MendedType {
  private static final Pattern FIELD =
      Pattern.compile("(?im)^Content-Type[ \\t]*:[^\\n]*\\n(?:[ \\t][^\\n]*\\n)*");
  private static final Pattern BOUNDARY =
      Pattern.compile("(?i)boundary\\s*=\\s*(?:\"([^\"]+)\"|([^\\s;\"]+))");

  private MendedType() {}

  /** Empty where there is nothing to mend. */
  static Optional<byte[]> of(byte[] message) {
    String text = new String(message, StandardCharsets.ISO_8859_1);
    Matcher field = FIELD.matcher(text);
    if (!field.find()) {
      return Optional.empty();
    }
    Matcher boundary = BOUNDARY.matcher(field.group());
    if (!boundary.find()
        || field.group().matches("(?is)Content-Type:\\s*multipart/[a-z]+\\s*;.*")) {
      return Optional.empty();
    }
    String name = boundary.group(1) == null ? boundary.group(2) : boundary.group(1);
    String mended = "Content-Type: multipart/mixed; boundary=\"" + name + "\"\r\n";
    String whole = text.substring(0, field.start()) + mended + text.substring(field.end());
    return Optional.of(whole.getBytes(StandardCharsets.ISO_8859_1));
  }
}
