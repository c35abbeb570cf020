package godwit.local.exchange.limits;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A planted fault, as it is put in by {@code PUT /inspect/faults}.
 *
 * @param match which requests it strikes; absent for all
 * @param status the status that is answered, 0 with {@code drop}
 * @param code the error code, for 4xx and 5xx
 * @param retryAfter the Retry-After header, if any
 * @param times how many requests are struck
 * @param skip how many matching requests pass before
 * @param when before the request is carried out, or after
 * @param drop whether the connection is closed without an answer
 * @param emptyBody whether the answer has no error body
 */
public record Fault(
    @Nullable Match match,
    int status,
    @Nullable String code,
    @Nullable String retryAfter,
    int times,
    int skip,
    @Nullable When when,
    boolean drop,
    boolean emptyBody) {

  /** The side of the request's execution on which a fault strikes. */
  public enum When {
    @JsonProperty("before")
    BEFORE,
    @JsonProperty("after")
    AFTER
  }

  /**
   * Which requests a fault strikes; an absent condition always holds.
   *
   * @param method HTTP method
   * @param pathContains part of the encoded path and query
   */
  public record Match(@Nullable String method, @Nullable String pathContains) {
    boolean holds(String requestMethod, String path) {
      return (method == null || method.equalsIgnoreCase(requestMethod))
          && (pathContains == null || path.contains(pathContains));
    }
  }

  public Optional<String> retryAfterHeader() {
    return Optional.ofNullable(retryAfter);
  }

  public String codeOrUnknown() {
    return code == null ? "UnknownError" : code;
  }

  boolean matches(String method, String path) {
    return match == null || match.holds(method, path);
  }

  When side() {
    return when == null ? When.BEFORE : when;
  }
}
