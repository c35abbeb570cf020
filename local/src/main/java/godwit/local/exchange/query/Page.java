package godwit.local.exchange.query;

import godwit.local.exchange.http.GraphRefusal;
import godwit.local.exchange.http.Target;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which part of a list is wanted.
 *
 * @param top at most so many, 1 to 1000
 * @param skip so many left out first
 */
public record Page(int top, int skip) {
  private static final int MOST = 1000;

  /**
   * Reads {@code $top} and {@code $skip}.
   *
   * @throws GraphRefusal 400 when they are out of range
   */
  public static Page of(Target target, int usual) {
    int top = target.option("$top").map(text -> number("$top", text)).orElse(usual);
    int skip = target.option("$skip").map(text -> number("$skip", text)).orElse(0);
    if (top < 1 || top > MOST) {
      throw GraphRefusal.badQuery("The limit of '1000' for Top query has been exceeded.");
    }
    return new Page(top, skip);
  }

  private static int number(String option, String text) {
    try {
      int value = Integer.parseInt(text);
      if (value >= 0) {
        return value;
      }
    } catch (NumberFormatException ignored) {
      // Refused below, like a negative number.
    }
    throw GraphRefusal.badQuery("Invalid value '" + text + "' for " + option + " query option.");
  }

  /** The link to the next page: the same request with one option changed. */
  public static String nextLink(String base, Target target, String option, String value) {
    Map<String, String> options = new TreeMap<>(target.query());
    options.remove("$skip");
    options.remove("$skiptoken");
    options.put(option, value);
    String path =
        target.segments().stream().map(Page::encode).collect(Collectors.joining("/", "/", "?"));
    return options.entrySet().stream()
        .map(each -> encode(each.getKey()).replace("%24", "$") + "=" + encode(each.getValue()))
        .collect(Collectors.joining("&", base + path, ""));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
