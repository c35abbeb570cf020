package godwit.intake;

import java.util.ArrayList;
import java.util.List;

/**
 * Every fault of one request, in the order found.
 *
 * @param listed at most {@link #MAX_LISTED}
 * @param unlisted how many more there are
 */
public record Problems(List<IntakeProblem> listed, long unlisted) {
  /** Enough to mend a file in one go, and an answer that stays well below 1 MB. */
  public static final int MAX_LISTED = 1_000;

  /** No fault. */
  public static final Problems NONE = new Problems(List.of(), 0);

  public Problems {
    listed = List.copyOf(listed);
  }

  public boolean isEmpty() {
    return listed.isEmpty();
  }

  /** How many faults there are. */
  public long count() {
    return listed.size() + unlisted;
  }

  /** Whether one of the listed faults is of this code. */
  public boolean has(RowFault fault) {
    return listed.stream().anyMatch(p -> p.code().equals(fault.code()));
  }

  Problems and(Problems more) {
    var all = new Gathered();
    listed.forEach(all::add);
    more.listed.forEach(all::add);
    Problems sum = all.problems();
    return new Problems(sum.listed, sum.unlisted + unlisted + more.unlisted);
  }

  /** Gathers faults within the limit. For one thread. */
  static final class Gathered {
    private final List<IntakeProblem> kept = new ArrayList<>();
    private long unlisted;

    void add(IntakeProblem problem) {
      if (kept.size() < MAX_LISTED) {
        kept.add(problem);
      } else {
        unlisted++;
      }
    }

    Problems problems() {
      return new Problems(kept, unlisted);
    }
  }
}
