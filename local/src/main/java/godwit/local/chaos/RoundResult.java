package godwit.local.chaos;

import godwit.local.chaos.plan.FaultKind;
import godwit.local.chaos.plan.RoundId;
import godwit.local.chaos.verdict.Findings;
import java.time.Duration;
import java.util.Map;

/**
 * What a round came to.
 *
 * @param messages at the source at its end
 * @param faults that struck, by kind
 * @param retries how often the batch came to rest with a mailbox that a person has to look at
 * @param took from the first message at the source to the deleted batch
 */
record RoundResult(
    RoundId id,
    int messages,
    Map<FaultKind, Integer> faults,
    int retries,
    Findings findings,
    Duration took) {
  RoundResult {
    faults = Map.copyOf(faults);
  }

  /** One line. */
  String line() {
    int struck = faults.values().stream().mapToInt(Integer::intValue).sum();
    return "seed %d round %d: %d messages, %d faults, lost %d, doubled %d, wrongly accounted %d%s, %.1f s"
        .formatted(
            id.seed(),
            id.round(),
            messages,
            struck,
            findings.lost().size(),
            findings.doubled().size(),
            findings.wrong().size(),
            retries == 0 ? "" : ", retries " + retries,
            took.toMillis() / 1000.0);
  }
}
