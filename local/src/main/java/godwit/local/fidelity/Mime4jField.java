package godwit.local.fidelity;

import java.nio.charset.StandardCharsets;
import org.apache.james.mime4j.stream.Field;

/**
 * A header field as it came.
 *
 * @param raw name, colon and value with its line ends, one char per byte
 */
record Mime4jField(String name, String raw) {
  static Mime4jField of(Field field) {
    byte[] bytes =
        field.getRaw() == null
            ? (field.getName() + ": " + field.getBody()).getBytes(StandardCharsets.ISO_8859_1)
            : field.getRaw().toByteArray();
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return new Mime4jField(field.getName().strip(), text.endsWith("\n") ? text : text + "\r\n");
  }

  boolean is(String other) {
    return name.equalsIgnoreCase(other);
  }

  /** The value, unfolded (RFC 5322 §2.2.3). */
  String value() {
    return raw.substring(raw.indexOf(':') + 1).replaceAll("[\r\n]+", "").strip();
  }
}
