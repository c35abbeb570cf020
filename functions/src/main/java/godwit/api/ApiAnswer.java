package godwit.api;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An HTTP answer.
 *
 * @param status HTTP status code
 * @param headers Content-Type among them if there is a body
 * @param body empty for none
 */
public record ApiAnswer(int status, Map<String, String> headers, String body) {
  // Answers are personal data of others; nothing of them is to be kept or sniffed.
  private static final Map<String, String> ALWAYS =
      Map.of(
          "X-Content-Type-Options", "nosniff",
          "Cache-Control", "no-store",
          "Referrer-Policy", "no-referrer",
          "Content-Security-Policy",
              "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");

  public ApiAnswer {
    headers = Map.copyOf(headers);
  }

  static ApiAnswer of(int status, String contentType, String body) {
    var headers = new LinkedHashMap<>(ALWAYS);
    headers.put("Content-Type", contentType + "; charset=utf-8");
    return new ApiAnswer(status, headers, body);
  }

  /** A file that a browser, or {@code curl -OJ}, keeps under this name. */
  static ApiAnswer csv(String name, String body) {
    return of(200, MediaType.CSV, body)
        .with("Content-Disposition", "attachment; filename=\"" + name + ".csv\"");
  }

  ApiAnswer with(String header, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new ApiAnswer(status, more, body);
  }

  /** The media type of the body, with its charset. */
  public String contentType() {
    return headers.getOrDefault("Content-Type", "");
  }
}
