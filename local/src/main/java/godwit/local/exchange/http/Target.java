package godwit.local.exchange.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a request asks for.
 *
 * @param segments the decoded path, with {@code name('key')} split into name and key
 * @param query the decoded query options; the last of a repeated one
 */
public record Target(List<String> segments, Map<String, String> query) {
  private static final Pattern KEYED = Pattern.compile("([A-Za-z]+)\\('(.*)'\\)");

  public Target {
    segments = List.copyOf(segments);
    query = Map.copyOf(query);
  }

  /** Reads path and query as they stand in a request line, still percent-encoded. */
  public static Target parse(String raw) {
    int mark = raw.indexOf('?');
    String path = mark < 0 ? raw : raw.substring(0, mark);
    return new Target(segmentsOf(path), mark < 0 ? Map.of() : queryOf(raw.substring(mark + 1)));
  }

  /** A query option; Graph takes system options with and without the dollar sign. */
  public Optional<String> option(String name) {
    return Optional.ofNullable(query.get(name));
  }

  private static List<String> segmentsOf(String path) {
    List<String> segments = new ArrayList<>();
    for (String part : path.split("/", -1)) {
      if (part.isEmpty()) {
        continue;
      }
      // A plus sign in a path is a plus sign; the decoder would make a blank of it.
      String decoded = decode(part.replace("+", "%2B"));
      Matcher keyed = KEYED.matcher(decoded);
      if (keyed.matches()) {
        segments.add(keyed.group(1));
        segments.add(keyed.group(2).replace("''", "'"));
      } else {
        segments.add(decoded);
      }
    }
    return segments;
  }

  private static Map<String, String> queryOf(String text) {
    Map<String, String> options = new LinkedHashMap<>();
    for (String pair : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (!pair.isEmpty()) {
        options.put(
            decode(equals < 0 ? pair : pair.substring(0, equals)),
            equals < 0 ? "" : decode(pair.substring(equals + 1)));
      }
    }
    return options;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw GraphRefusal.of(400, "BadRequest", "Invalid percent-encoding in the URL.");
    }
  }
}
