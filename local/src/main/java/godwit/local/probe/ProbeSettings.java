package godwit.local.probe;

import godwit.target.graph.Assumption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The settings that fit what was found. */
public final class ProbeSettings {
  private ProbeSettings() {}

  /** Values of application settings by name; what is unclear stays as it is assumed. */
  public static Map<String, String> of(List<Finding> findings) {
    var settings = new TreeMap<String, String>();
    findings.forEach(finding -> settings.putAll(finding.settings()));
    settings.put(
        "GRAPH_WITHOUT",
        findings.stream()
            .filter(finding -> finding.verdict() == Verdict.DIFFERS)
            .map(Finding::name)
            .filter(name -> Assumption.of(name).isPresent())
            .collect(Collectors.joining(",")));
    return settings;
  }
}
