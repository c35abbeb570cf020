package godwit.local.exchange.schema;

import godwit.local.exchange.http.GraphRefusal;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of an extended property (Graph: extended properties overview): {@code Type 0xHHHH},
 * {@code Type {guid} Name text} or {@code Type {guid} Id 0xHHHH}.
 *
 * @param type as Graph spells it, such as String, Integer, SystemTime
 * @param key the rest in canonical form: upper-case hexadecimal with four digits, lower-case GUID
 * @param isNamed whether it counts towards the mailbox's quota of named properties
 */
public record PropertyId(String type, String key, boolean isNamed) {
  private static final Set<String> TYPES =
      Set.of(
          "ApplicationTime",
          "Binary",
          "Boolean",
          "CLSID",
          "Currency",
          "Double",
          "Error",
          "Float",
          "Integer",
          "Long",
          "Null",
          "Object",
          "Short",
          "String",
          "SystemTime");
  private static final Pattern TAG = Pattern.compile("(\\w+) 0x([0-9A-Fa-f]{1,4})");
  private static final Pattern NAMED =
      Pattern.compile(
          "(\\w+) \\{([0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})} Name (.{1,255})");
  private static final Pattern NUMBERED =
      Pattern.compile(
          "(\\w+) \\{([0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})} Id 0x([0-9A-Fa-f]{1,8})");

  /**
   * Reads an id.
   *
   * @throws GraphRefusal 400 when it is not well-formed or names a named property by its tag
   */
  public static PropertyId parse(String text) {
    Matcher tag = TAG.matcher(text);
    if (tag.matches()) {
      int number = Integer.parseInt(tag.group(2), 16);
      if (number > 0 && number < 0x8000) {
        return new PropertyId(
            type(tag.group(1), text), String.format(Locale.ROOT, "0x%04X", number), false);
      }
    }
    Matcher named = NAMED.matcher(text);
    if (named.matches()) {
      return new PropertyId(
          type(named.group(1), text), guid(named.group(2)) + " Name " + named.group(3), true);
    }
    Matcher numbered = NUMBERED.matcher(text);
    if (numbered.matches()) {
      long number = Long.parseLong(numbered.group(3), 16);
      String id = String.format(Locale.ROOT, "0x%04X", number);
      return new PropertyId(
          type(numbered.group(1), text), guid(numbered.group(2)) + " Id " + id, true);
    }
    throw malformed(text);
  }

  public String canonical() {
    return type + " " + key;
  }

  /** Whether the type holds any number of values ({@code StringArray} and its like). */
  public boolean isMultiValue() {
    return type.endsWith("Array");
  }

  private static String type(String name, String whole) {
    String single = name.endsWith("Array") ? name.substring(0, name.length() - 5) : name;
    Optional<String> known =
        TYPES.stream().filter(type -> type.equalsIgnoreCase(single)).findFirst();
    return known.orElseThrow(() -> malformed(whole)) + (name.equals(single) ? "" : "Array");
  }

  private static String guid(String text) {
    return "{" + text.toLowerCase(Locale.ROOT) + "}";
  }

  private static GraphRefusal malformed(String text) {
    return GraphRefusal.of(
        400,
        "ErrorInvalidExtendedProperty",
        "The extended property id '" + text + "' is not well-formed.");
  }
}
