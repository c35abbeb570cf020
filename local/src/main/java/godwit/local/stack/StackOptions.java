package godwit.local.stack;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a stack is made of.
 *
 * @param data where state is kept across runs; a temporary folder if absent
 * @param port of the HTTP interface; 0 for any free one
 * @param graph another Graph endpoint in place of the stand-in
 * @param exchange further arguments of the stand-in, such as {@code --no-limits}
 * @param settings of the functions, before the usual ones and the environment
 */
public record StackOptions(
    Optional<Path> data,
    int port,
    Optional<OtherGraph> graph,
    List<String> exchange,
    Map<String, String> settings) {
  /** A temporary stack on free ports. */
  public static final StackOptions TEMPORARY =
      new StackOptions(Optional.empty(), 0, Optional.empty(), List.of(), Map.of());

  public StackOptions {
    exchange = List.copyOf(exchange);
    settings = Map.copyOf(settings);
  }

  /** The same with further arguments of the stand-in. */
  public StackOptions withExchange(List<String> arguments) {
    return new StackOptions(data, port, graph, arguments, settings);
  }

  /** The same with settings of the functions. */
  public StackOptions withSettings(Map<String, String> values) {
    return new StackOptions(data, port, graph, exchange, values);
  }

  /**
   * A Graph endpoint.
   *
   * @param url root of the version; without a path {@code /v1.0} is added
   * @param token what it takes for a token
   */
  public record OtherGraph(URI url, String token) {
    public OtherGraph {
      String path = url.getPath() == null ? "" : url.getPath().replaceAll("/+$", "");
      url =
          URI.create(
              url.getScheme() + "://" + url.getAuthority() + (path.isEmpty() ? "/v1.0" : path));
    }

    /** Hides the token. */
    @Override
    public String toString() {
      return "OtherGraph[" + url + "]";
    }
  }
}
