package godwit.local.exchange.http;

import java.util.Map;

/** A request that Graph refuses; carries exactly what the caller is told. */
public final class GraphRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final transient Map<String, String> headers;

  private GraphRefusal(int status, String code, String message, Map<String, String> headers) {
    // A refusal is an ordinary answer: no stack trace.
    super(message, null, false, false);
    this.status = status;
    this.code = code;
    this.headers = Map.copyOf(headers);
  }

  public static GraphRefusal of(int status, String code, String message) {
    return new GraphRefusal(status, code, message, Map.of());
  }

  public static GraphRefusal of(
      int status, String code, String message, Map<String, String> headers) {
    return new GraphRefusal(status, code, message, headers);
  }

  /** A body that does not fit the published types; Graph's 400 for unknown members as well. */
  public static GraphRefusal unreadableBody(String detail) {
    return of(400, "UnableToDeserializePostBody", "were unable to deserialize: " + detail);
  }

  public static GraphRefusal badQuery(String detail) {
    return of(400, "RequestBroker--ParseUri", detail);
  }

  /** An item or folder that is not there (any more). */
  public static GraphRefusal notFound() {
    return of(404, "ErrorItemNotFound", "The specified object was not found in the store.");
  }

  public int status() {
    return status;
  }

  public String code() {
    return code;
  }

  /** Extra headers of the answer, such as Retry-After. */
  public Map<String, String> headers() {
    return headers;
  }

  public String text() {
    return String.valueOf(getMessage());
  }
}
