package godwit.target.graph;

import godwit.target.ExchangeMessage.Body;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The words of a body without its markup. In one pass, whatever the markup. */
final class ReadableText {
  private static final Set<String> UNSEEN = Set.of("script", "style", "head", "title");
  private static final Set<String> BREAKS =
      Set.of("br", "p", "div", "tr", "li", "h1", "h2", "h3", "h4", "table", "blockquote", "hr");
  private static final Pattern NAME = Pattern.compile("/?([a-zA-Z0-9]{1,20})");
  private static final Pattern BLANKS = Pattern.compile("[ \\t\\r\\n]+");
  private static final Pattern ENTITY =
      Pattern.compile("&(?:#([0-9]{1,7})|#[xX]([0-9a-fA-F]{1,6})|(lt|gt|amp|quot|apos|nbsp));");
  private static final Map<String, String> NAMED =
      Map.of("lt", "<", "gt", ">", "amp", "&", "quot", "\"", "apos", "'", "nbsp", "\u00A0");

  private final String html;
  private final String lower;
  private final StringBuilder text = new StringBuilder();

  private ReadableText(String html) {
    this.html = html;
    this.lower = html.toLowerCase(Locale.ROOT);
  }

  static String of(Body body) {
    return body.html() ? new ReadableText(body.content()).read() : body.content();
  }

  private String read() {
    int at = 0;
    while (at < html.length()) {
      int tag = html.indexOf('<', at);
      add(html.substring(at, tag < 0 ? html.length() : tag));
      at = tag < 0 ? html.length() : behind(tag);
    }
    return text.toString().strip();
  }

  /** Where reading goes on after the tag that starts here. */
  private int behind(int tag) {
    boolean comment = html.startsWith("<!--", tag);
    int end = comment ? html.indexOf("-->", tag) + 2 : html.indexOf('>', tag);
    if (end <= tag) {
      return html.length();
    }
    var matcher = NAME.matcher(lower).region(tag + 1, end);
    String name = matcher.lookingAt() ? matcher.group(1) : "";
    if (BREAKS.contains(name)) {
      text.append("\r\n");
    }
    if (UNSEEN.contains(name) && html.charAt(tag + 1) != '/') {
      int close = lower.indexOf("</" + name, end);
      return close < 0 ? html.length() : close;
    }
    return end + 1;
  }

  private void add(String run) {
    String words = BLANKS.matcher(run).replaceAll(" ");
    boolean atStart = text.isEmpty() || text.charAt(text.length() - 1) == '\n';
    text.append(
        ENTITY
            .matcher(atStart ? words.stripLeading() : words)
            .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(entity(found))));
  }

  private static String entity(MatchResult found) {
    if (found.group(3) != null) {
      return NAMED.getOrDefault(found.group(3), "");
    }
    int code =
        found.group(1) != null
            ? Integer.parseInt(found.group(1))
            : Integer.parseInt(found.group(2), 16);
    return Character.isValidCodePoint(code) ? Character.toString(code) : "\uFFFD";
  }
}
