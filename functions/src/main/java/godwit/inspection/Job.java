package godwit.inspection;

import godwit.batch.Mailbox;
import godwit.batch.MailboxKey;
import java.time.Instant;

/**
 * A mailbox that is still to be inspected, or being inspected.
 *
 * @param emailAddress the target as the CSV spells it
 * @param lane in which it waits for a connection
 * @param run whose it is
 * @param leg number of the work message that may take it, counting from 1
 * @param attempt number of the present try, counting from 1
 * @param until waiting: not before this time; sent: its message is late after it; at work: its
 *     worker is gone after it
 * @param version opaque; empty for one that is not stored yet
 */
public record Job(
    MailboxKey mailbox,
    String emailAddress,
    Lane lane,
    String run,
    State state,
    long leg,
    int attempt,
    Instant until,
    String version) {
  /** Where it stands. */
  public enum State {
    /** For a connection, or for a time. */
    WAITING,
    /** It has a connection, its message is on a queue. */
    SENT,
    /** A worker looks at it. */
    AT_WORK
  }

  /** One that waits for its first try. */
  public static Job waiting(Mailbox mailbox, String run, Instant now) {
    return new Job(
        mailbox.key(), mailbox.emailAddress(), Lane.of(mailbox), run, State.WAITING, 1, 1, now, "");
  }

  /** Waits on; a message that was sent for it is void. */
  public Job waitingUntil(Instant time, int nextAttempt) {
    return new Job(
        mailbox, emailAddress, lane, run, State.WAITING, leg + 1, nextAttempt, time, version);
  }

  /** The message of its leg is sent. */
  public Job sent(Instant late) {
    return new Job(mailbox, emailAddress, lane, run, State.SENT, leg, attempt, late, version);
  }

  /** The message of the next leg is sent: there is more to look at. */
  public Job sentOn(Instant late) {
    return new Job(mailbox, emailAddress, lane, run, State.SENT, leg + 1, 1, late, version);
  }

  public Job taken(Instant lease) {
    return new Job(mailbox, emailAddress, lane, run, State.AT_WORK, leg, attempt, lease, version);
  }

  public Job withVersion(String stored) {
    return new Job(mailbox, emailAddress, lane, run, state, leg, attempt, until, stored);
  }

  /** Whether a worker is at it, as far as is known. */
  public boolean isHeld(Instant now) {
    return state == State.AT_WORK && now.isBefore(until);
  }

  /** Names the batch only: addresses are personal data. */
  @Override
  public String toString() {
    return "Job[" + mailbox.batch() + " " + state + " leg " + leg + "]";
  }
}
