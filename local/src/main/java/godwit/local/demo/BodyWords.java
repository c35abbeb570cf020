package godwit.local.demo;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reduces a body to what its reader sees, so that line ends, blanks and what Exchange puts around
 * HTML make no difference.
 */
final class BodyWords {
  private static final Pattern UNSEEN =
      Pattern.compile("(?is)<!--.*?-->|<(head|style|script|title)\\b.*?</\\1\\s*>");
  private static final Pattern TAG = Pattern.compile("(?s)<[^>]*>");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0]+");

  private BodyWords() {}

  /** The words of plain text. */
  static String ofText(String text) {
    return BLANKS.matcher(text.replace("\uFEFF", "")).replaceAll(" ").strip();
  }

  /** The words of HTML, tags and their places left out. */
  static String ofHtml(String html) {
    String seen = TAG.matcher(UNSEEN.matcher(html).replaceAll("")).replaceAll("");
    String plain =
        seen.replace("&nbsp;", " ")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&amp;", "&");
    return ofText(plain);
  }

  /** The words of a body of {@code type}, such as {@code html} or {@code text/html}. */
  static String of(String type, String content) {
    return type.toLowerCase(Locale.ROOT).endsWith("html") ? ofHtml(content) : ofText(content);
  }
}
