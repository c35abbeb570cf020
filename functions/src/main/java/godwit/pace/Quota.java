package godwit.pace;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A bucket of tokens that come back one window after they were spent, so that no stretch of one
 * window ever sees more than the limit, wherever it begins. A bucket that is refilled evenly would
 * have to be nearly empty at the start to keep that; this one lets a small mailbox through at once.
 * Pure: what was spent is a value of its own ({@link Spent}).
 *
 * <p>Time is kept in slots of a sixtieth of the window; tokens come back when the whole slot is
 * over, and {@link #ON_THE_WAY} later. A clock that steps back (another instance's) spends in the
 * last slot known, so tokens come back late rather than early.
 *
 * @param limit most tokens in any stretch of one window, at least 1
 * @param window one minute or more
 */
public record Quota(long limit, Duration window) {
  /** Requests reach the server in another order and later than they were counted. */
  static final Duration ON_THE_WAY = Duration.ofSeconds(2);

  private static final int SLOTS = 60;

  /** What is worth waking up for: a twentieth of the limit. */
  private static final int QUANTA = 20;

  public Quota {
    if (limit < 1 || window.compareTo(Duration.ofMinutes(1)) < 0) {
      throw new IllegalArgumentException("quota of " + limit + " in " + window);
    }
  }

  /** The same window with a part of the limit, at least 1. */
  Quota share(int perMille) {
    return new Quota(Math.max(1, limit * perMille / 1000), window);
  }

  /** What may be spent now; negative if more was spent than there was. */
  public long free(Spent spent, Instant now) {
    return limit - used(spent, now);
  }

  /** What was spent and has not come back. */
  public long used(Spent spent, Instant now) {
    return spent.slots().stream()
        .filter(slot -> now.isBefore(back(slot.number())))
        .mapToLong(Spent.Slot::amount)
        .sum();
  }

  /** Spends, whether there is so much or not; 0 changes nothing. */
  public Spent spend(Spent spent, long amount, Instant now) {
    var slots = new ArrayList<Spent.Slot>(SLOTS);
    for (Spent.Slot slot : spent.slots()) {
      if (now.isBefore(back(slot.number()))) {
        slots.add(slot);
      }
    }
    if (amount > 0) {
      add(slots, amount, now);
    }
    return new Spent(slots);
  }

  private void add(List<Spent.Slot> slots, long amount, Instant now) {
    long number = Math.floorDiv(now.toEpochMilli(), slotMillis());
    if (!slots.isEmpty() && slots.getLast().number() >= number) {
      Spent.Slot last = slots.removeLast();
      slots.add(new Spent.Slot(last.number(), last.amount() + amount));
    } else {
      slots.add(new Spent.Slot(number, amount));
    }
  }

  /**
   * The earliest time at which {@code amount} may be spent, {@code now} if it may be at once.
   *
   * @param amount what is more than the limit counts as the limit
   */
  public Instant when(Spent spent, long amount, Instant now) {
    long missing = Math.min(amount, limit) - free(spent, now);
    Instant when = now;
    for (Spent.Slot slot : spent.slots()) {
      if (missing <= 0) {
        return when;
      }
      if (now.isBefore(back(slot.number()))) {
        when = back(slot.number());
        missing -= slot.amount();
      }
    }
    return when;
  }

  /**
   * What is asked for before work of this size begins: no more than nine tenths of the limit, or
   * work that is larger would wait for a window in which not the least thing was spent.
   */
  public long asked(long amount) {
    return Math.min(amount, Math.max(1, limit * 9 / 10));
  }

  /** As much as makes it worth beginning again. */
  public long quantum() {
    return Math.max(1, limit / QUANTA);
  }

  private Instant back(long slot) {
    return Instant.ofEpochMilli((slot + 1) * slotMillis()).plus(window).plus(ON_THE_WAY);
  }

  private long slotMillis() {
    return window.toMillis() / SLOTS;
  }
}
