package godwit.batch;

import java.time.Instant;

/**
 * Who may work on a mailbox. At most one worker holds it; a queue message that finds it taken or
 * passed on ends quietly.
 *
 * @param leg number of the work message that may take it, counting from 1; each hand-on adds 1
 * @param owner token of the worker that holds it, empty while it lies on a queue
 * @param until while held: when it falls to the ground; else when its message becomes visible
 */
public record Baton(long leg, String owner, Instant until) {
  /** Whether a worker held it at {@code now}. */
  public boolean isHeld(Instant now) {
    return !owner.isEmpty() && now.isBefore(until);
  }

  Baton takenBy(String worker, Instant expiry) {
    return new Baton(leg, worker, expiry);
  }

  Baton dropped(Instant late) {
    return new Baton(leg, "", late);
  }

  Baton passed(Instant visible) {
    return new Baton(leg + 1, "", visible);
  }
}
