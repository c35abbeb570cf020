package godwit.copy;

import godwit.failure.ThrottledException;
import godwit.ledger.Intent;
import godwit.source.UidSet;
import java.time.Duration;
import java.time.Instant;

/**
 * Messages that an earlier worker may have sent, and when what is not found then may be sent again.
 *
 * @param landed since when none of them can be on its way
 * @param due from when on absence proves that a message is not there
 */
record Doubt(UidSet uids, Instant landed, Instant due) {
  /** What an intent leaves in doubt, for a worker that takes it over now. */
  static Doubt of(Intent intent, DoubtSettings settings, Instant now) {
    Instant unknown = intent.isEmpty() ? now : now.plus(settings.longestSend());
    Instant landed = intent.landed().orElse(unknown);
    return new Doubt(intent.uids(), landed, landed.plus(settings.untilShown()));
  }

  boolean isEmpty() {
    return uids.isEmpty();
  }

  /** Whether what is not found now may be sent. */
  boolean isDue(Instant now) {
    return !now.isBefore(due);
  }

  /** To be thrown when nothing is left to do before it is due. */
  ThrottledException until(Instant now) {
    return wait(due, now);
  }

  /** A wait for what is in doubt; not for any server's sake. */
  static ThrottledException wait(Instant due, Instant now) {
    Duration rest = Duration.between(now, due);
    return new ThrottledException(
        "IN_DOUBT",
        "an answer was lost, so some messages may have arrived or not; looks for them once more"
            + " before they are sent again",
        rest.isNegative() ? Duration.ZERO : rest);
  }
}
