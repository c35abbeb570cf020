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
 * @param host how the trigger host is started
 */
public record StackOptions(
    Optional<Path> data,
    int port,
    Optional<OtherGraph> graph,
    List<String> exchange,
    Map<String, String> settings,
    Host host) {
  /** A temporary stack on free ports. */
  public static final StackOptions TEMPORARY =
      new StackOptions(Optional.empty(), 0, Optional.empty(), List.of(), Map.of());

  public StackOptions {
    exchange = List.copyOf(exchange);
    settings = Map.copyOf(settings);
  }

  /** The same with a trigger host as usual. */
  public StackOptions(
      Optional<Path> data,
      int port,
      Optional<OtherGraph> graph,
      List<String> exchange,
      Map<String, String> settings) {
    this(data, port, graph, exchange, settings, Host.USUAL);
  }

  /** The same with further arguments of the stand-in. */
  public StackOptions withExchange(List<String> arguments) {
    return new StackOptions(data, port, graph, arguments, settings, host);
  }

  /** The same with settings of the functions. */
  public StackOptions withSettings(Map<String, String> values) {
    return new StackOptions(data, port, graph, exchange, values, host);
  }

  /** The same with another way to start the trigger host. */
  public StackOptions withHost(Host other) {
    return new StackOptions(data, port, graph, exchange, settings, other);
  }

  /**
   * How the trigger host is started.
   *
   * @param java options of its Java, blanks between them; the environment's come first
   * @param arguments of the program, such as {@code --queue-lock}
   */
  public record Host(String java, List<String> arguments) {
    static final Host USUAL = new Host("-Xmx512m", List.of());

    public Host {
      arguments = List.copyOf(arguments);
    }
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
