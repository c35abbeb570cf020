package godwit.report;

import godwit.assess.Assessment;
import godwit.assess.CopyRates;
import godwit.assess.Figures;
import godwit.assess.Obstacle;
import godwit.assess.Readiness;
import godwit.assess.Warning;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the assessments of a batch's mailboxes come to.
 *
 * @param assessed mailboxes with a result, those that were not looked at among them
 * @param grades how many mailboxes have each grade
 * @param skipped how many were not looked at
 * @param figures of all mailboxes together
 * @param obstacles how many mailboxes meet each, by code
 * @param warnings how many mailboxes have each kind
 * @param duration until the last mailbox is copied; zero if there is nothing
 */
public record AssessmentTotals(
    int assessed,
    Map<Readiness, Integer> grades,
    int skipped,
    Figures figures,
    SortedMap<String, Integer> obstacles,
    Map<Warning.Kind, Integer> warnings,
    Duration duration) {
  /** The grade of the worst mailbox; empty before one was assessed. */
  public Optional<Readiness> grade() {
    Optional<Readiness> worst = Optional.empty();
    for (Readiness grade : grades.keySet()) {
      worst = Readiness.worse(worst, grade);
    }
    return worst;
  }

  /** Adds up. For one thread. */
  static final class Sum {
    private final CopyRates rates;
    private final Map<Readiness, Integer> grades = new EnumMap<>(Readiness.class);
    private final SortedMap<String, Integer> obstacles = new TreeMap<>();
    private final Map<Warning.Kind, Integer> warnings = new EnumMap<>(Warning.Kind.class);
    private int assessed;
    private int skipped;
    private Figures figures = Figures.NONE;
    private Duration all = Duration.ZERO;
    private Duration longest = Duration.ZERO;

    Sum(CopyRates rates) {
      this.rates = rates;
    }

    void add(Assessment found) {
      assessed++;
      skipped += found.skipped().isPresent() ? 1 : 0;
      found.readiness().ifPresent(grade -> grades.merge(grade, 1, Integer::sum));
      figures = figures.plus(found.figures());
      Stream.of(found.source(), found.target())
          .flatMap(Optional::stream)
          .map(Obstacle::code)
          .distinct()
          .forEach(code -> obstacles.merge(code, 1, Integer::sum));
      found.warnings().stream()
          .map(Warning::kind)
          .distinct()
          .forEach(kind -> warnings.merge(kind, 1, Integer::sum));
      Duration alone = rates.of(found.figures());
      all = all.plus(alone);
      longest = alone.compareTo(longest) > 0 ? alone : longest;
    }

    /**
     * @param connections how many mailboxes are copied at once, at least 1
     */
    AssessmentTotals totals(int connections) {
      Duration shared = all.dividedBy(connections);
      Duration duration = shared.compareTo(longest) > 0 ? shared : longest;
      return new AssessmentTotals(
          assessed, grades, skipped, figures, obstacles, warnings, duration);
    }
  }
}
