package godwit.mime.body;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an HTML body shows from the message's own parts: cid URLs (RFC 2392) and locations. */
public final class HtmlReferences {
  private static final Pattern CID =
      Pattern.compile("\\bcid:([^\"'\\s<>)]{1,1000}+)", Pattern.CASE_INSENSITIVE);

  /** URLs of what is shown in place: attributes and style sheets, but no links. */
  private static final Pattern SHOWN =
      Pattern.compile(
          "(\\b(?:src|background|poster)\\s{0,9}=\\s{0,9}[\"']?|\\burl\\(\\s{0,9}[\"']?)"
              + "([^\"'\\s<>)]{1,2000}+)",
          Pattern.CASE_INSENSITIVE);

  /** What ends a URL in HTML, or makes another one of it. */
  private static final Pattern UNWRITABLE = Pattern.compile("[\\s\"'<>)%\\p{Cntrl}]");

  private HtmlReferences() {}

  /**
   * Makes every cid URL name its part as the part itself does: percent escapes are undone, but for
   * those without which it would be no URL.
   *
   * @param used receives the Content-IDs that the text refers to
   */
  public static String plainCids(String html, Set<String> used) {
    return CID.matcher(html)
        .replaceAll(found -> {
          String id = unescape(found.group(1).replace("&amp;", "&"));
          used.add(id);
          return Matcher.quoteReplacement(
              UNWRITABLE.matcher(id).find() ? found.group() : "cid:" + id);
        });
  }

  /** The URLs of what the text shows, as written. */
  public static Set<String> shown(String html) {
    var urls = new HashSet<String>();
    Matcher matcher = SHOWN.matcher(html);
    while (matcher.find()) {
      urls.add(matcher.group(2));
    }
    return urls;
  }

  /**
   * Replaces URLs of what is shown (RFC 2557 §4: parts named by Content-Location).
   *
   * @param cids from URL to Content-ID
   */
  public static String toCids(String html, Map<String, String> cids) {
    UnaryOperator<String> url =
        u -> Optional.ofNullable(cids.get(u)).map(id -> "cid:" + id).orElse(u);
    return SHOWN
        .matcher(html)
        .replaceAll(m -> Matcher.quoteReplacement(m.group(1) + url.apply(m.group(2))));
  }

  private static String unescape(String url) {
    if (url.indexOf('%') < 0) {
      return url;
    }
    var bytes = new ByteArrayOutputStream();
    byte[] raw = url.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < raw.length; i++) {
      int high = i + 2 < raw.length ? Character.digit(raw[i + 1], 16) : -1;
      int low = high >= 0 ? Character.digit(raw[i + 2], 16) : -1;
      boolean escape = raw[i] == '%' && low >= 0;
      bytes.write(escape ? (high << 4) | low : raw[i]);
      i += escape ? 2 : 0;
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
