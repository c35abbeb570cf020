package godwit.ledger;

import godwit.source.UidSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Messages that may have left a folder at the source since they were copied, and how far they were
 * looked for.
 *
 * @param round the last round before which messages may have left; less than 0 for none
 * @param place where the search goes on, as in {@link Ledger.Page#next}; empty at its beginning
 * @param gone those found so far
 * @param whole whether the search came to its end
 */
public record Losses(int round, Optional<String> place, UidSet gone, boolean whole) {
  /** Nothing has left. */
  public static final Losses NONE = in(-1);

  /** Something may have left before this round; nothing was looked for yet. */
  public static Losses in(int round) {
    return new Losses(round, Optional.empty(), UidSet.EMPTY, false);
  }

  /**
   * Whether they may appear elsewhere in a round: a server need not show both ends of a move at one
   * time.
   */
  public boolean matterIn(int present) {
    return round >= 0 && round >= present - 1;
  }

  /** To be looked for from the beginning again. */
  public Losses afresh() {
    return in(round);
  }

  /** Whether a search has been begun. */
  public boolean isBegun() {
    return whole || place.isPresent();
  }

  /**
   * After more was looked through.
   *
   * @param next where to go on; empty at the end
   */
  public Losses found(List<Long> more, Optional<String> next) {
    var all = new ArrayList<>(gone.uids());
    all.addAll(more);
    return new Losses(round, next, UidSet.of(all), next.isEmpty());
  }
}
