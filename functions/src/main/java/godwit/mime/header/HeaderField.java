package godwit.mime.header;

import java.util.regex.Pattern;

/**
 * One field as it stands in the message.
 *
 * @param name as spelled, without white space
 * @param raw everything after the colon, folded, one {@code char} per byte (ISO-8859-1)
 */
public record HeaderField(String name, String raw) {
  private static final Pattern LINE_END = Pattern.compile("\\r\\n?|\\n");

  /** The value on one line: folding undone (RFC 5322 §2.2.3), nothing decoded. */
  public String unfolded() {
    return LINE_END.matcher(raw).replaceAll("").strip();
  }

  /** Shows the name only: values are mail. */
  @Override
  public String toString() {
    return "HeaderField[" + name + "]";
  }
}
