package godwit.local.host.app;

import java.net.URI;
import java.util.Map;

/**
 * An HTTP request as a function gets to see it.
 *
 * @param uri the URI that the caller asked for, query included
 * @param method upper-case
 * @param headers names in lower case, repeated ones joined by a comma
 * @param query decoded; empty values are left out, as the host does for the Java worker
 * @param body bytes, text or nothing, by the rules of the host
 */
public record HttpRequestData(
    URI uri,
    String method,
    Map<String, String> headers,
    Map<String, String> query,
    TypedValue body) {
  public HttpRequestData {
    headers = Map.copyOf(headers);
    query = Map.copyOf(query);
  }

  /** The path only: a query may hold a key. */
  @Override
  public String toString() {
    return method + " " + uri.getPath();
  }
}
