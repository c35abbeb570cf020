package godwit.ledger;

import godwit.source.UidSet;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Messages in doubt whose creates ended without an answer that says what became of them, and how
 * often: by this a message that always fails is told from a service that is down. At most as many
 * as are in doubt.
 *
 * @param tries by identifier, ascending
 */
public record Suspects(SortedMap<Long, Tries> tries) {
  /** No create has failed. */
  public static final Suspects NONE = new Suspects(new TreeMap<>());

  /**
   * How often a message was tried in vain.
   *
   * @param creates how many of its creates ended without an answer, at least 1
   * @param strikes how many of these in legs in which other messages of the mailbox went through
   * @param alone how many of these when no other message of the mailbox was left
   */
  public record Tries(int creates, int strikes, int alone) {
    public Tries {
      if (creates < 1 || strikes < 0 || strikes > creates || alone < 0 || alone > creates) {
        throw new IllegalArgumentException(
            "creates " + creates + ", strikes " + strikes + ", alone " + alone);
      }
    }

    private Tries plus(Tries more) {
      return new Tries(creates + more.creates, strikes + more.strikes, alone + more.alone);
    }

    private static Tries parse(String[] field) {
      return new Tries(
          Integer.parseInt(field[1]), Integer.parseInt(field[2]), Integer.parseInt(field[3]));
    }

    @Override
    public String toString() {
      return creates + ":" + strikes + ":" + alone;
    }
  }

  public Suspects {
    tries = Collections.unmodifiableSortedMap(new TreeMap<>(tries));
  }

  public boolean holds(long uid) {
    return tries.containsKey(uid);
  }

  /** After further creates in vain. */
  public Suspects plus(Map<Long, Tries> more) {
    var all = new TreeMap<>(tries);
    more.forEach((uid, t) -> all.merge(uid, t, Tries::plus));
    return new Suspects(all);
  }

  /** Those that are among these identifiers. */
  public Suspects among(UidSet uids) {
    var some = new TreeMap<>(tries);
    some.keySet().removeIf(uid -> !uids.holds(uid));
    return new Suspects(some);
  }

  /** The most creates of any of them; 0 if there is none. */
  public int mostCreates() {
    return tries.values().stream().mapToInt(Tries::creates).max().orElse(0);
  }

  /** As {@link #parse} reads it: {@code uid:creates:strikes:alone} joined by commas. */
  @Override
  public String toString() {
    return tries.entrySet().stream()
        .map(e -> e.getKey() + ":" + e.getValue())
        .collect(Collectors.joining(","));
  }

  /** The inverse of {@link #toString}; none if empty. */
  public static Suspects parse(String text) {
    if (text.isEmpty()) {
      return NONE;
    }
    var tries = new TreeMap<Long, Tries>();
    Arrays.stream(text.split(",", -1))
        .map(each -> each.split(":", -1))
        .forEach(field -> tries.put(Long.parseLong(field[0]), Tries.parse(field)));
    return new Suspects(tries);
  }
}
