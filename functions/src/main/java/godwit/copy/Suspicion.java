package godwit.copy;

import godwit.failure.MailboxBlockedException;
import godwit.ledger.Suspects;
import godwit.source.UidSet;
import godwit.target.Delivery;
import java.util.Map;

/**
 * When a message whose creates always fail is given up, and when its mailbox is blocked. While
 * nothing of the mailbox goes through, it may be the service, and no message is given up.
 */
final class Suspicion {
  /** Failures, each shortly after another message went through, that prove it. */
  static final int STRIKES = 5;

  /**
   * Failures that prove it for the very last message of a mailbox, which none is left to go before:
   * others went through earlier in the round, and for about 20 minutes the target has answered the
   * question whether this one is there. As many suffice for a message that is to follow its
   * original into another folder: it stays where it is, and nothing is lost.
   */
  static final int ALONE = 6;

  /**
   * Failures after which a person must look, where nothing goes through: over an hour. Who retries
   * then vouches for the service.
   */
  static final int MOST = 12;

  /** Failures that suffice for a message that was given up before and is retried. */
  static final int AGAIN = 2;

  private Suspicion() {}

  /**
   * The messages that are not sent again.
   *
   * @param failed those that have a row saying that they failed
   * @param retries whether a person asked to retry
   */
  static UidSet hopeless(Suspects suspects, UidSet failed, boolean retries) {
    return UidSet.of(
        suspects.tries().entrySet().stream()
            .filter(e ->
                isHopeless(e.getValue())
                    || (retries && e.getValue().creates() > MOST)
                    || (failed.holds(e.getKey()) && e.getValue().creates() >= AGAIN))
            .map(Map.Entry::getKey)
            .toList());
  }

  private static boolean isHopeless(Suspects.Tries tries) {
    return tries.strikes() >= STRIKES || tries.alone() >= ALONE;
  }

  /** How many messages are to be kept back, so that one can go before each further try. */
  static int companions(Suspects suspects) {
    return suspects.tries().values().stream()
        .mapToInt(t -> Math.max(0, STRIKES - t.strikes()))
        .max()
        .orElse(0);
  }

  /** What becomes of a message that was looked for once more and is not there. */
  static Delivery.Refused givenUp(int creates) {
    return new Delivery.Refused(
        "CREATE_KEEPS_FAILING",
        "Exchange Online answered this message with an error, or not at all, "
            + creates
            + " times, while other messages of the mailbox went through; it was looked for and is"
            + " not there. Retry copies it later");
  }

  /** To be thrown where nothing goes through and waiting has not helped. */
  static MailboxBlockedException nothingGoesThrough(String code, int creates) {
    return new MailboxBlockedException(
        code,
        "Exchange Online answered each of the last messages of this mailbox with an error, or not"
            + " at all, up to "
            + creates
            + " times, and no other message is left to tell whether it is the message or the"
            + " service; look into the state of the service, then retry");
  }
}
