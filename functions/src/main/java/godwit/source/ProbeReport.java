package godwit.source;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a {@link SourceProbe} found.
 *
 * @param steps in order; the last one may have failed, and then there was no further one
 */
public record ProbeReport(List<Step> steps) {
  public ProbeReport {
    steps = List.copyOf(steps);
  }

  /** Whether every step that was tried passed. */
  public boolean passed() {
    return steps.stream().allMatch(step -> step.trouble().isEmpty());
  }

  /**
   * One step.
   *
   * @param name one word
   * @param took how long it took
   * @param facts what was seen
   * @param trouble why it failed, if it did
   */
  public record Step(String name, Duration took, List<Fact> facts, Optional<Trouble> trouble) {
    public Step {
      facts = List.copyOf(facts);
    }
  }

  /** Something that was seen. */
  public sealed interface Fact {
    String name();

    /** A word or a line. */
    record Text(String name, String value) implements Fact {}

    /** A count or a measure, whose unit the name tells. */
    record Count(String name, long value) implements Fact {}

    /** Whether something is so. */
    record Truth(String name, boolean value) implements Fact {}

    /** Any number of words or lines. */
    record Several(String name, List<String> values) implements Fact {
      public Several {
        values = List.copyOf(values);
      }
    }
  }

  /**
   * Why a step failed.
   *
   * @param code as a mailbox shows it that fails for the same reason
   * @param advice what was tried and what a person can do
   */
  public record Trouble(String code, String advice) {}
}
