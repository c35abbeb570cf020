package godwit.local.host.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Decodes paths and queries as ASP.NET Core does. */
final class PercentDecoding {
  private PercentDecoding() {}

  /** A path segment: a plus stays one, and {@code %2F} is left as it is. */
  static String segment(String raw) {
    String kept = raw.replace("+", "%2B").replace("%2F", "%252F").replace("%2f", "%252f");
    return URLDecoder.decode(kept, StandardCharsets.UTF_8);
  }

  /** A query: repeated names joined by a comma, empty values left out. */
  static Map<String, String> query(Optional<String> raw) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : raw.orElse("").split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0 && equals < pair.length() - 1) {
        String name = URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8);
        String value = URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8);
        values.merge(name, value, (a, b) -> a + "," + b);
      }
    }
    return values;
  }
}
