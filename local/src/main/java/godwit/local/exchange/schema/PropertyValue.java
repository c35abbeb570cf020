package godwit.local.exchange.schema;

import godwit.local.exchange.http.GraphRefusal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;

/** Checks the text of an extended property's value against the type in its id. */
public final class PropertyValue {

  private PropertyValue() {}

  /**
   * The value as it is stored: instants in UTC with a Z, booleans in lower case, all else as sent.
   *
   * @throws GraphRefusal 400 when the text is no value of the type
   */
  public static String canonical(PropertyId id, String text) {
    String type = id.isMultiValue() ? id.type().substring(0, id.type().length() - 5) : id.type();
    try {
      return switch (type) {
        case "Integer", "Error" -> String.valueOf(Integer.parseInt(text));
        case "Short" -> String.valueOf(Short.parseShort(text));
        case "Long", "Currency" -> String.valueOf(Long.parseLong(text));
        case "Double", "ApplicationTime" -> String.valueOf(Double.parseDouble(text));
        case "Float" -> String.valueOf(Float.parseFloat(text));
        case "Boolean" -> bool(text);
        case "SystemTime" -> OffsetDateTime.parse(text).toInstant().toString();
        case "Binary", "Object" ->
            Base64.getEncoder().encodeToString(Base64.getDecoder().decode(text));
        case "CLSID" -> UUID.fromString(text).toString();
        default -> text;
      };
    } catch (IllegalArgumentException | DateTimeException e) {
      throw GraphRefusal.of(
          400,
          "ErrorInvalidExtendedPropertyValue",
          "The value of the extended property '" + id.canonical() + "' is not of its type.");
    }
  }

  private static String bool(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (!lower.equals("true") && !lower.equals("false")) {
      throw new IllegalArgumentException("no boolean");
    }
    return lower;
  }
}
