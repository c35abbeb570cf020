package godwit.mime.body;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** HTML as text: nothing is parsed that need not be, so that a sender's markup stays as it is. */
public final class Html {
  private static final Pattern META_CHARSET =
      Pattern.compile(
          "(<meta\\b[^>]{0,300}?\\bcharset\\s{0,9}=\\s{0,9}[\"']?\\s{0,9})([A-Za-z0-9._:-]{1,60})",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern TAG = Pattern.compile("<[^>]*+>");
  private static final Pattern SHOWS = Pattern.compile("<(?:img|svg|video|table|hr)\\b");

  /** Where the end of a body is looked for, so that joining many parts stays cheap. */
  private static final int LONGEST_TAIL = 500;

  private Html() {}

  /**
   * Makes charset declarations true of decoded text: whatever {@code <meta>} said, the target
   * writes UTF-8.
   */
  public static String withTrueCharset(String html) {
    return META_CHARSET.matcher(html).replaceAll("$1utf-8");
  }

  /** The charset that a document's own {@code <meta>} names within its first bytes. */
  public static Optional<String> declaredCharset(byte[] html) {
    int length = Math.min(html.length, 4096);
    Matcher meta = META_CHARSET.matcher(new String(html, 0, length, StandardCharsets.ISO_8859_1));
    // A document in UTF-16 cannot name itself in ASCII: the name is a leftover.
    return meta.find() && !meta.group(2).toLowerCase(Locale.ROOT).startsWith("utf-16")
        ? Optional.of(meta.group(2))
        : Optional.empty();
  }

  /** Plain text as HTML: blanks and line breaks stay. */
  public static String fromText(String text) {
    return "<div style=\"white-space:pre-wrap\">" + escape(text) + "</div>";
  }

  /** Appends a document to another: it follows within the body of the first. */
  public static void append(StringBuilder html, String more) {
    int tailFrom = Math.max(0, html.length() - LONGEST_TAIL);
    int end = html.substring(tailFrom).toLowerCase(Locale.ROOT).lastIndexOf("</body");
    html.insert(end < 0 ? html.length() : tailFrom + end, more);
  }

  /** Whether a reader would see nothing at all. */
  public static boolean isBlank(String html) {
    Matcher tags = TAG.matcher(html);
    return !SHOWS.matcher(html.toLowerCase(Locale.ROOT)).find()
        && tags.replaceAll("").replace("&nbsp;", " ").replace('\u00A0', ' ').isBlank();
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
