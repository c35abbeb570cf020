package godwit.pace;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps one target mailbox's pace while a leg runs. Work that belongs together asks for room for
 * all of it before it begins, so that it never stands half done for want of it. Waits for nothing
 * but a place in flight, which is a matter of one request's time. Safe for use by many threads.
 */
public final class PaceKeeper {
  /** How soon to look again where others hold what is free. */
  private static final Duration SOON = Duration.ofMillis(100);

  private final PaceLimits limits;
  private final Clock clock;
  private Pace pace;
  private Cost held = Cost.NONE;
  private Instant resume = Instant.EPOCH;
  private int inFlight;

  /**
   * @param carried what the leg before left
   */
  public PaceKeeper(PaceLimits limits, Pace carried, Clock clock) {
    this.limits = limits;
    this.pace = carried;
    this.clock = clock;
  }

  /** Room for a piece of work; empty if there is none now. The caller closes it. */
  public synchronized Optional<Room> room(Cost cost) {
    Instant now = clock.instant();
    pace = pace.raised(now);
    if (!pace.holds(limits, cost, held, now)) {
      return Optional.empty();
    }
    held = held.plus(cost);
    return Optional.of(new Room(cost));
  }

  /** How long until there is room for {@code cost}, as far as can be known; more than zero. */
  public synchronized Duration until(Cost cost) {
    Instant now = clock.instant();
    Duration wait = Duration.between(now, pace.when(limits, cost, now));
    return wait.compareTo(SOON) > 0 ? wait : SOON;
  }

  /** Gives up for now: how long it is until it is worth beginning again with {@code cost}. */
  public synchronized Duration giveUp(Cost cost) {
    Instant now = clock.instant();
    Instant when = pace.worthwhile(limits, cost, now);
    resume = when.isAfter(resume) ? when : resume;
    return Duration.between(now, when);
  }

  /** How long the server wants to be left alone from now on; zero if it does not. */
  public synchronized Duration closed() {
    Duration wait = Duration.between(clock.instant(), pace.notBefore());
    return wait.isNegative() ? Duration.ZERO : wait;
  }

  /** The server refused a request although there was room for it. */
  public synchronized void refused(Duration wait) {
    pace = pace.refused(limits, wait, clock.instant());
  }

  /** The server asks to be left alone for reasons of its own. */
  public synchronized void leftAlone(Duration wait) {
    pace = pace.waiting(clock.instant().plus(wait));
  }

  /** What the next leg goes on with. */
  public synchronized Pace pace() {
    return pace.waiting(resume);
  }

  /** Takes a place in flight, waiting for one; {@link #leave} gives it back. */
  public synchronized void enter() throws InterruptedException {
    while (inFlight >= pace.places(limits)) {
      wait();
    }
    inFlight++;
  }

  /** Gives a place in flight back. */
  public synchronized void leave() {
    inFlight--;
    notifyAll();
  }

  private synchronized void spend(Cost cost, Cost ofRoom) {
    pace = pace.spend(limits, cost, clock.instant());
    held = held.less(ofRoom);
  }

  private synchronized void giveBack(Cost rest) {
    held = held.less(rest);
  }

  /** What is held for one piece of work; used by one thread. */
  public final class Room implements AutoCloseable {
    private Cost rest;

    private Room(Cost cost) {
      this.rest = cost;
    }

    /** Counts a request at the moment it goes out; more than was asked for is counted too. */
    public void spend(Cost cost) {
      Cost left = rest.less(cost);
      PaceKeeper.this.spend(cost, rest.less(left));
      rest = left;
    }

    /** Gives back what was not needed. */
    @Override
    public void close() {
      giveBack(rest);
      rest = Cost.NONE;
    }
  }
}
