package godwit.local.probe;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Arguments of {@code ./godwit probe}.
 *
 * @param graph root of the version, without a slash at its end
 * @param token a fixed one; empty for Azure Identity's usual chain
 * @param out where the settings are written
 */
record ProbeArguments(String mailbox, String graph, Optional<String> token, Path out) {
  static final String USAGE =
      """
      usage: ./godwit probe --mailbox ADDRESS [options]
        --mailbox ADDRESS     a mailbox made for the purpose; a folder of it is used and removed
        --graph URL           another Graph, default: https://graph.microsoft.com/v1.0
        --graph-token TOKEN   the token for it, default: Azure Identity's usual chain
        --out FILE            where the settings go, default: tenant.settings.json
      """;

  private static final String GRAPH = "https://graph.microsoft.com/v1.0";

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException naming the argument that is wrong
   */
  static ProbeArguments parse(List<String> args) {
    String mailbox = "";
    String graph = GRAPH;
    Optional<String> token = Optional.empty();
    Path out = Path.of("tenant.settings.json");
    for (int i = 0; i < args.size(); i += 2) {
      String option = args.get(i);
      if (i + 1 == args.size()) {
        throw new IllegalArgumentException(option + " wants a value");
      }
      String value = args.get(i + 1);
      switch (option) {
        case "--mailbox" -> mailbox = value;
        case "--graph" -> graph = root(value);
        case "--graph-token" -> token = Optional.of(value);
        case "--out" -> out = Path.of(value);
        default -> throw new IllegalArgumentException("unknown option " + option);
      }
    }
    if (mailbox.isEmpty()) {
      throw new IllegalArgumentException("--mailbox is missing");
    }
    return new ProbeArguments(mailbox, graph, token, out);
  }

  private static String root(String url) {
    String bare = url.replaceAll("/+$", "");
    String path = URI.create(bare).getPath();
    return path == null || path.isEmpty() ? bare + "/v1.0" : bare;
  }

  /** What a token is asked for. */
  String scope() {
    URI uri = URI.create(graph);
    return uri.getScheme() + "://" + uri.getAuthority() + "/.default";
  }

  /** Hides the token. */
  @Override
  public String toString() {
    return "ProbeArguments[" + graph + "]";
  }
}
