package godwit.local.chaos;

import godwit.local.chaos.plan.FaultKind;
import godwit.local.chaos.plan.RoundId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What all rounds came to. Safe for use by many threads. */
final class Totals {
  private final Map<FaultKind, Integer> faults = new EnumMap<>(FaultKind.class);
  private final List<RoundId> failed = new ArrayList<>();
  private int rounds;
  private int messages;
  private int retries;
  private int lost;
  private int doubled;
  private int wrong;

  synchronized void add(RoundResult result) {
    rounds++;
    messages += result.messages();
    retries += result.retries();
    lost += result.findings().lost().size();
    doubled += result.findings().doubled().size();
    wrong += result.findings().wrong().size();
    result.faults().forEach((kind, times) -> faults.merge(kind, times, Integer::sum));
    if (!result.findings().isEmpty()) {
      failed.add(result.id());
    }
  }

  synchronized boolean isWell() {
    return failed.isEmpty();
  }

  /** The final table. */
  synchronized List<String> lines() {
    var lines = new ArrayList<String>();
    lines.add("faults injected");
    for (FaultKind kind : FaultKind.values()) {
      lines.add("  %-50s %6d".formatted(kind.words(), faults.getOrDefault(kind, 0)));
    }
    int all = faults.values().stream().mapToInt(Integer::intValue).sum();
    lines.add("  %-50s %6d".formatted("together", all));
    lines.add("outcome");
    lines.add("  %-50s %6d".formatted("rounds", rounds));
    lines.add("  %-50s %6d".formatted("messages at the source at their ends", messages));
    lines.add("  %-50s %6d".formatted("times that an operator had to ask for a retry", retries));
    lines.add("  %-50s %6d".formatted("lost", lost));
    lines.add("  %-50s %6d".formatted("doubled", doubled));
    lines.add("  %-50s %6d".formatted("wrongly accounted", wrong));
    failed.forEach(id ->
        lines.add(
            "  replay: ./godwit chaos --seed %d --round %d".formatted(id.seed(), id.round())));
    return List.copyOf(lines);
  }
}
