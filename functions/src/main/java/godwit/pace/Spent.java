package godwit.pace;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What was spent, and about when. Means something only to the {@link Quota} it is spent from.
 *
 * @param slots ascending by number, at most {@link #MAX_SLOTS}; slots in which nothing was spent
 *     are left out
 */
public record Spent(List<Slot> slots) {
  /** Nothing spent. */
  public static final Spent NOTHING = new Spent(List.of());

  /** More than a quota ever keeps. */
  static final int MAX_SLOTS = 100;

  public Spent {
    slots = List.copyOf(slots);
    if (slots.size() > MAX_SLOTS) {
      throw new IllegalArgumentException(slots.size() + " slots");
    }
    for (int i = 1; i < slots.size(); i++) {
      if (slots.get(i).number() <= slots.get(i - 1).number()) {
        throw new IllegalArgumentException("slots are out of order");
      }
    }
  }

  /**
   * A short stretch of time.
   *
   * @param number counted from 1970 in lengths of a slot
   * @param amount spent in it, more than 0
   */
  public record Slot(long number, long amount) {
    public Slot {
      if (amount <= 0) {
        throw new IllegalArgumentException("amount " + amount);
      }
    }
  }

  /** Reads what {@link #toString} prints. */
  public static Spent parse(String text) {
    var slots = new ArrayList<Slot>();
    for (String part : text.isEmpty() ? new String[0] : text.split(",", -1)) {
      int colon = part.indexOf(':');
      slots.add(
          new Slot(
              Long.parseLong(part.substring(0, colon)), Long.parseLong(part.substring(colon + 1))));
    }
    return new Spent(slots);
  }

  /** {@code number:amount}, joined by commas. */
  @Override
  public String toString() {
    return slots.stream()
        .map(slot -> slot.number() + ":" + slot.amount())
        .collect(Collectors.joining(","));
  }
}
