package godwit.api;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A request that has found its route.
 *
 * @param segments of the path below the prefix, decoded
 * @param prefix what the path begins with, such as {@code /api}
 */
record ApiCall(Route route, ApiRequest request, List<String> segments, String prefix) {
  ApiCall {
    segments = List.copyOf(segments);
  }

  /** A parameter of the path. */
  String path(String name) {
    return route
        .parameter(name, segments)
        .orElseThrow(() -> new IllegalArgumentException(route + " has no parameter " + name));
  }

  Optional<String> query(String name) {
    return Optional.ofNullable(request.query().get(name))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  /** A number of the query within limits. */
  int number(String name, int least, int most, int usual) throws Refusal {
    Optional<String> text = query(name);
    if (text.isEmpty()) {
      return usual;
    }
    int number = text.get().matches("\\d{1,6}") ? Integer.parseInt(text.get()) : -1;
    if (number < least || number > most) {
      throw Refusal.badRequest(
          "parameter", "\"" + name + "\" is no whole number from " + least + " to " + most + ".");
    }
    return number;
  }

  /** The absolute address of a resource of this interface. */
  String address(String... more) {
    var path = new StringBuilder(prefix);
    for (String segment : more) {
      path.append('/').append(encoded(segment));
    }
    return request.url().resolve(path.toString()).toString();
  }

  /** The address of this request with another query parameter, and without keys. */
  String addressWith(String parameter, String value) {
    var query = new StringBuilder();
    request
        .query()
        .forEach((name, text) -> {
          if (!name.equals(parameter) && !Keys.isKey(name)) {
            query.append(encoded(name)).append('=').append(encoded(text)).append('&');
          }
        });
    query.append(encoded(parameter)).append('=').append(encoded(value));
    URI plain = request.url().resolve(request.url().getRawPath());
    return plain + "?" + query;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
