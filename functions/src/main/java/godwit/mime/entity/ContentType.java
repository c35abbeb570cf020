package godwit.mime.entity;

import godwit.mime.header.Parameters;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a part says it is.
 *
 * @param type lower case, such as {@code text}
 * @param subtype lower case, such as {@code plain}
 */
public record ContentType(String type, String subtype, Parameters parameters) {
  private static final Pattern TOKEN = Pattern.compile("[a-z0-9!#$&^_.+-]{1,100}");

  static final ContentType TEXT = parse("text/plain");
  static final ContentType MESSAGE = parse("message/rfc822");
  static final ContentType UNKNOWN = parse("application/octet-stream");

  /**
   * Reads a Content-Type field. {@code text} alone is taken as text/plain (RFC 1049 mail), what is
   * no type at all as text/plain if empty, else as application/octet-stream.
   */
  public static ContentType parse(String field) {
    Parameters parameters = Parameters.parse(field);
    String value = parameters.value();
    int slash = value.indexOf('/');
    if (slash > 0 && isToken(value.substring(0, slash)) && isToken(value.substring(slash + 1))) {
      return new ContentType(value.substring(0, slash), value.substring(slash + 1), parameters);
    }
    if (value.startsWith("multipart")) {
      // Unknown subtypes are mixed (RFC 2046 §5.1.3), and so are those that no subtype can be.
      return new ContentType("multipart", "mixed", parameters);
    }
    boolean text = value.isEmpty() || value.startsWith("text") || value.contains("=");
    return new ContentType(
        text ? "text" : "application", text ? "plain" : "octet-stream", parameters);
  }

  public boolean is(String wantedType, String wantedSubtype) {
    return type.equals(wantedType) && subtype.equals(wantedSubtype);
  }

  public boolean isMultipart() {
    return type.equals("multipart");
  }

  public boolean isText() {
    return type.equals("text");
  }

  /** A message of its own: RFC 2046 §5.2.1 and RFC 6532 §3.7. */
  public boolean isMessage() {
    return type.equals("message") && (subtype.equals("rfc822") || subtype.equals("global"));
  }

  public Optional<String> parameter(String name) {
    return parameters.get(name);
  }

  /** Such as {@code text/plain}. */
  public String full() {
    return type + "/" + subtype;
  }

  private static boolean isToken(String word) {
    return TOKEN.matcher(word).matches();
  }
}
