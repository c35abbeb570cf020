package godwit.assess;

import java.util.List;
import java.util.Optional;

/**
 * What was found in a mailbox before its copy.
 *
 * @param source what stands in the way at the source; empty if one gets in and can read
 * @param target what stands in the way at the target; empty if the mailbox is there and may be
 *     written to
 * @param skipped why it was not looked at; empty if it was
 * @param figures how much there is, {@link Figures#NONE} if one does not get in
 * @param warnings the more important first, at most {@link #MAX_WARNINGS}
 */
public record Assessment(
    Optional<Obstacle> source,
    Optional<Obstacle> target,
    Optional<String> skipped,
    Figures figures,
    List<Warning> warnings) {
  /** Further ones are counted only. */
  public static final int MAX_WARNINGS = 100;

  public Assessment {
    warnings = List.copyOf(warnings);
  }

  /** Of a mailbox that was not looked at. */
  public static Assessment skipped(String why) {
    return new Assessment(
        Optional.empty(), Optional.empty(), Optional.of(why), Figures.NONE, List.of());
  }

  /** Whether its copy can be started; empty if it was not looked at. */
  public Optional<Readiness> readiness() {
    if (skipped.isPresent()) {
      return Optional.empty();
    }
    if (source.isPresent() || target.isPresent()) {
      return Optional.of(Readiness.BLOCKED);
    }
    return Optional.of(warnings.isEmpty() ? Readiness.READY : Readiness.ATTENTION);
  }
}
