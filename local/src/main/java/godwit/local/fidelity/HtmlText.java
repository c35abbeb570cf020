package godwit.local.fidelity;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of an HTML document, the same way for what was sent and what arrived. */
final class HtmlText {
  private static final Pattern UNSHOWN =
      Pattern.compile("(?is)<!--.*?-->|<(script|style|title)\\b[^>]*>.*?</\\1\\s*>|<![^>]*>");
  private static final Pattern BREAK =
      Pattern.compile(
          "(?i)</?(?:p|br|div|td|th|tr|li|ul|ol|h[1-6]|table|hr|blockquote|pre)\\b[^>]*>");
  private static final Pattern TAG = Pattern.compile("<[/a-zA-Z?!][^>]*>");
  private static final Pattern ENTITY =
      Pattern.compile("&(?:#(\\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(amp|lt|gt|quot|nbsp|apos));?");
  private static final Map<String, String> NAMED =
      Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "nbsp", " ", "apos", "'");

  private HtmlText() {}

  static String of(String html) {
    String shown = UNSHOWN.matcher(html).replaceAll(" ");
    String broken = BREAK.matcher(shown).replaceAll(" ");
    String bare = TAG.matcher(broken).replaceAll("");
    return ENTITY.matcher(bare).replaceAll(m -> Matcher.quoteReplacement(character(m)));
  }

  private static String character(java.util.regex.MatchResult entity) {
    if (entity.group(3) != null) {
      return NAMED.getOrDefault(entity.group(3), "");
    }
    int code =
        entity.group(1) != null
            ? Integer.parseInt(entity.group(1))
            : Integer.parseInt(entity.group(2), 16);
    return Character.isValidCodePoint(code) ? Character.toString(code) : "\uFFFD";
  }
}
