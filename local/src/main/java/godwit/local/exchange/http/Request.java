package godwit.local.exchange.http;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One request, from the network or from inside a batch.
 *
 * @param method upper case
 * @param target decoded path and query
 * @param headers by lower-case name; repeated ones joined by a comma
 * @param body to be read once
 */
public record Request(String method, Target target, Map<String, String> headers, Body body) {

  public Request {
    headers = Map.copyOf(headers);
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /**
   * Whether the caller asked for ids that survive a move ({@code Prefer: IdType="ImmutableId"}).
   */
  public boolean prefersImmutableIds() {
    return header("prefer")
        .map(value -> value.replace(" ", "").toLowerCase(Locale.ROOT))
        .filter(value -> value.contains("idtype=\"immutableid\""))
        .isPresent();
  }

  public boolean isJson() {
    return header("content-type")
        .filter(type -> type.toLowerCase(Locale.ROOT).startsWith("application/json"))
        .isPresent();
  }
}
