package godwit.copy;

import godwit.failure.ThrottledException;
import godwit.ledger.Intent;
import godwit.ledger.Suspects;
import godwit.source.UidSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Messages that an earlier worker may have sent, and when what is not found then may be sent again.
 *
 * @param landed since when none of them can be on its way
 * @param untilShown how long after that absence proves that a message is not there
 * @param suspects those whose creates failed; each failure doubles the time until the next
 * @param hopeless those that are not sent again: what is not found of them has failed
 * @param failed those that have a row saying so, and are to be tried again
 * @param alone whether no other message of the mailbox is left
 */
record Doubt(
    UidSet uids,
    Instant landed,
    Duration untilShown,
    Suspects suspects,
    UidSet hopeless,
    UidSet failed,
    boolean alone) {
  /** Failures after which the time until the next try grows no more: 16 times. */
  private static final int MOST_DOUBLINGS = 4;

  /** What an intent leaves in doubt, for a worker that takes it over now. */
  static Doubt of(Intent intent, DoubtSettings settings, Instant now) {
    Instant unknown = intent.isEmpty() ? now : now.plus(settings.longestSend());
    Instant landed = intent.landed().orElse(unknown);
    return new Doubt(
        intent.uids(),
        landed,
        settings.untilShown(),
        intent.suspects(),
        UidSet.EMPTY,
        UidSet.EMPTY,
        false);
  }

  /**
   * The same.
   *
   * @param rows messages that have a row saying that they failed, and are to be tried again
   * @param given of these what is not found is given up
   * @param last whether no other message of the mailbox is left
   */
  Doubt with(UidSet rows, UidSet given, boolean last) {
    return new Doubt(uids, landed, untilShown, suspects, given, rows, last);
  }

  /** Whether it may be at the target. */
  boolean holds(long uid) {
    return uids.holds(uid) || failed.holds(uid);
  }

  /** Whether what is not found now may be sent, if no create of it is known to have failed. */
  boolean isDue(Instant now) {
    return !now.isBefore(landed.plus(untilShown));
  }

  /** Whether this message may be sent if it is not found now. */
  boolean isDue(long uid, Instant now) {
    // What failed in an earlier round and was not sent since is on its way no more.
    return !uids.holds(uid) || !now.isBefore(due(uid));
  }

  /** From when on this message may be sent if it is not found. */
  Instant due(long uid) {
    int doublings = hopeless.holds(uid) ? 0 : Math.clamp(creates(uid) - 1, 0, MOST_DOUBLINGS);
    return landed.plus(untilShown.multipliedBy(1L << doublings));
  }

  /** What is to be done about this message if it has begun to move. */
  Follower.Turn turn(long uid, Instant now) {
    if (hopeless.holds(uid)) {
      return new Follower.Turn.GiveUp(creates(uid));
    }
    return creates(uid) > 0 && !isDue(uid, now) ? new Follower.Turn.Wait() : new Follower.Turn.Go();
  }

  /** How many creates or moves of this message have failed. */
  int creates(long uid) {
    return Optional.ofNullable(suspects.tries().get(uid)).map(Suspects.Tries::creates).orElse(0);
  }

  /** To be thrown when nothing is left to do before it is due. */
  ThrottledException until(Instant now) {
    return wait(landed.plus(untilShown), now);
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
