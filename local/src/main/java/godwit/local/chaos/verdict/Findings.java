package godwit.local.chaos.verdict;

import java.util.List;
import java.util.stream.Stream;

/**
 * What is not as promised, a line for each message or count.
 *
 * @param lost at the source and not at the target
 * @param doubled more often at the target than it ever was at the source
 * @param wrong not in exactly one state in the account, or counted otherwise than listed
 */
public record Findings(List<String> lost, List<String> doubled, List<String> wrong) {
  /** All is well. */
  public static final Findings NONE = new Findings(List.of(), List.of(), List.of());

  public Findings {
    lost = List.copyOf(lost);
    doubled = List.copyOf(doubled);
    wrong = List.copyOf(wrong);
  }

  /** Only that something is wrong with the account. */
  public static Findings wrong(String line) {
    return new Findings(List.of(), List.of(), List.of(line));
  }

  /** Both together. */
  public Findings plus(Findings other) {
    return new Findings(
        joined(lost, other.lost), joined(doubled, other.doubled), joined(wrong, other.wrong));
  }

  private static List<String> joined(List<String> one, List<String> other) {
    return Stream.concat(one.stream(), other.stream()).toList();
  }

  public boolean isEmpty() {
    return lost.isEmpty() && doubled.isEmpty() && wrong.isEmpty();
  }

  /** Every line, with what it is. */
  public List<String> lines() {
    return Stream.of(
            lost.stream().map(l -> "lost: " + l),
            doubled.stream().map(l -> "doubled: " + l),
            wrong.stream().map(l -> "wrongly accounted: " + l))
        .flatMap(lines -> lines)
        .toList();
  }
}
