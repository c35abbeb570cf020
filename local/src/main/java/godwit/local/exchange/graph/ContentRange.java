package godwit.local.exchange.graph;

import godwit.local.exchange.http.GraphRefusal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The piece of a file that one PUT carries (RFC 9110 §14.4).
 *
 * @param first first byte
 * @param last last byte
 * @param total length of the file
 */
record ContentRange(long first, long last, long total) {
  private static final Pattern FORM = Pattern.compile("bytes (\\d{1,15})-(\\d{1,15})/(\\d{1,15})");

  static ContentRange parse(String header) {
    Matcher form = FORM.matcher(header);
    if (form.matches()) {
      ContentRange range =
          new ContentRange(
              Long.parseLong(form.group(1)),
              Long.parseLong(form.group(2)),
              Long.parseLong(form.group(3)));
      if (range.first <= range.last && range.last < range.total) {
        return range;
      }
    }
    throw invalid();
  }

  long length() {
    return last - first + 1;
  }

  static GraphRefusal invalid() {
    return GraphRefusal.of(
        400, "ErrorInvalidContentRange", "The Content-Range header is missing or invalid.");
  }
}
