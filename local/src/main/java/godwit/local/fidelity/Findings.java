package godwit.local.fidelity;

import java.util.List;
import java.util.Optional;

/**
 * What a run found.
 *
 * @param source how the migration went
 * @param outcomes one for each file that was sent
 * @param extra messages at the target that no file accounts for
 */
record Findings(
    Source source, List<MessageFiles.Skipped> skipped, List<Outcome> outcomes, int extra) {
  /**
   * The migration.
   *
   * @param server name of the IMAP server
   * @param end last status of the batch
   * @param changed messages that the server serves with other bytes than the file has
   * @param problems what kept mailboxes from going on
   */
  record Source(String server, String end, int changed, List<String> problems) {}

  Findings {
    skipped = List.copyOf(skipped);
    outcomes = List.copyOf(outcomes);
  }

  long vanished() {
    return outcomes.stream().filter(Outcome::isVanished).count();
  }

  long accounted() {
    return outcomes.size() - vanished();
  }

  long in(String state) {
    return outcomes.stream().filter(o -> o.state().equals(state)).count();
  }

  long compared() {
    return outcomes.stream().filter(Outcome::isCompared).count();
  }

  long equal() {
    return outcomes.stream().filter(Outcome::isEqual).count();
  }

  long different() {
    return outcomes.stream().filter(Outcome::isDifferent).count();
  }

  long verdicts(Property property, Verdict.Kind kind) {
    return outcomes.stream()
        .flatMap(o -> Optional.ofNullable(o.verdicts().get(property)).stream())
        .filter(verdict -> verdict.kind() == kind)
        .count();
  }

  /** Files of the folder that may not be read were never tried: that is no proof. */
  long unreadable() {
    return skipped.stream().filter(s -> s.why().contains("read")).count();
  }

  boolean isFaithful() {
    return vanished() == 0 && different() == 0 && extra == 0 && unreadable() == 0;
  }
}
