package godwit.local.probe;

import java.util.Map;

/**
 * What became of one experiment.
 *
 * @param name of the assumption, as {@code GRAPH_WITHOUT} spells it where it is one of those
 * @param assumed what the writer takes for granted
 * @param seen what the tenant did; no content, no address
 * @param settings what the writer needs besides {@code GRAPH_WITHOUT}
 */
public record Finding(
    String name, String assumed, Verdict verdict, String seen, Map<String, String> settings) {
  public Finding {
    settings = Map.copyOf(settings);
  }

  Finding(String name, String assumed, Verdict verdict, String seen) {
    this(name, assumed, verdict, seen, Map.of());
  }
}
