package godwit.local.fidelity;

import java.util.List;
import java.util.Map;

/**
 * What became of one file.
 *
 * @param state {@code copied}, {@code degraded}, {@code skipped} or {@code failed} as the ledger
 *     has it, {@code refused} if the source never took it, {@code vanished} if nobody accounts for
 *     it
 * @param note where a person reads why, in short; may be empty
 * @param reasons of the ledger
 * @param verdicts empty where nothing arrived
 */
record Outcome(
    String file, String state, String note, List<String> reasons, Map<Property, Verdict> verdicts) {
  boolean isVanished() {
    return state.equals("vanished");
  }

  boolean isCompared() {
    return !verdicts.isEmpty();
  }

  boolean isEqual() {
    return isCompared() && has(Verdict.Kind.EQUAL) == verdicts.size();
  }

  boolean isDifferent() {
    return has(Verdict.Kind.DIFFERENT) > 0;
  }

  private long has(Verdict.Kind kind) {
    return verdicts.values().stream().filter(v -> v.kind() == kind).count();
  }
}
