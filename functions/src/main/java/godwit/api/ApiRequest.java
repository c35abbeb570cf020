package godwit.api;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An HTTP request.
 *
 * @param url absolute, as the caller sees it
 * @param query decoded parameters
 * @param headers by name; names in lower case
 */
public record ApiRequest(
    String method, URI url, Map<String, String> query, Map<String, String> headers, Body body) {
  public ApiRequest {
    method = method.toUpperCase(Locale.ROOT);
    query = Map.copyOf(query);
    headers =
        headers.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    header -> header.getKey().toLowerCase(Locale.ROOT),
                    Map.Entry::getValue,
                    (first, second) -> first));
  }

  /**
   * Whether the Functions host hands such a body over as bytes; every other comes as text. A
   * trigger asks before it touches the body, as the Java worker fails on the wrong type.
   */
  public static boolean arrivesAsBytes(String contentType) {
    String type = MediaType.of(contentType);
    return type.equals("application/octet-stream") || type.startsWith("multipart/");
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  /** The media type of the body in lower case, without parameters; empty if there is none. */
  String mediaType() {
    return header("content-type").map(MediaType::of).orElse("");
  }

  /** Shows neither parameters nor content. */
  @Override
  public String toString() {
    return "ApiRequest[" + method + "]";
  }
}
