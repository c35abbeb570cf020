package godwit.local.exchange.graph;

import com.fasterxml.jackson.databind.JsonNode;
import godwit.local.exchange.http.GraphRefusal;
import java.util.Locale;

/** What Graph takes as internetMessageHeaders: at most five, all of them custom. */
final class HeaderRules {
  private static final int MOST = 5;

  private HeaderRules() {}

  static void check(JsonNode headers) {
    if (headers.size() > MOST) {
      throw GraphRefusal.of(
          400,
          "InvalidInternetMessageHeaderCollection",
          "Maximum number of headers in one message should be less than or equal to 5.");
    }
    for (JsonNode header : headers) {
      String name = header.path("name").asText("");
      if (!name.toLowerCase(Locale.ROOT).startsWith("x-")) {
        throw GraphRefusal.of(
            400,
            "InvalidInternetMessageHeader",
            "The internet message header name '" + name + "' should start with 'x-' or 'X-'.");
      }
    }
  }
}
