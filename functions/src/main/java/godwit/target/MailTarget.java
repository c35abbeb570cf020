package godwit.target;

import godwit.failure.MigrationException;
import godwit.pace.Pace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The mailbox that is copied to. Safe for use by as many threads as {@link
 * TargetLimits#concurrentRequests}. Never re-sends a create by itself: a create whose answer is
 * lost ends in a {@link godwit.failure.TransientException} and is in doubt until {@link #find} is
 * asked.
 */
public interface MailTarget {
  TargetLimits limits();

  /**
   * What was asked of the mailbox lately and how it bore it, for the next one who opens it. May be
   * called by any thread at any time.
   */
  default Pace pace() {
    return Pace.FRESH;
  }

  /**
   * Asks whether the mailbox exists and may be written to.
   *
   * @throws godwit.failure.MailboxBlockedException if not, with advice
   */
  void check() throws MigrationException;

  /**
   * Finds a folder, making it and its parents where they are missing. Idempotent, also when several
   * callers do so at once. Names compare as the target compares them (case-insensitively). Where a
   * name cannot be had, another place is taken, always the same one, and said.
   */
  TargetFolder folder(TargetFolderPath path) throws MigrationException;

  /**
   * Stores one message and its stamp. Not idempotent.
   *
   * @return {@link Delivery.Refused} if this message is at fault; the next one may be sent
   * @throws godwit.failure.ThrottledException nothing was stored
   * @throws godwit.failure.TransientException the message is in doubt
   * @throws MigrationException for any other reason; nothing was stored
   */
  Delivery deliver(TargetFolderId folder, MessageStamp stamp, ExchangeMessage message)
      throws MigrationException;

  /**
   * Looks for a message by its stamp in one folder. For messages in doubt only: slow in large
   * folders. A message found half-made (attachments missing after a crash) is removed and counts as
   * absent.
   *
   * @param message what was to be delivered, to tell a whole message from a half-made one
   */
  Optional<TargetMessageId> find(TargetFolderId folder, MessageStamp stamp, ExchangeMessage message)
      throws MigrationException;

  /**
   * Whether a message of ours is still there and whole, in whatever folder. One that is half-made
   * (attachments missing after a crash) is removed.
   *
   * @param message what was to be delivered, to tell a whole message from a half-made one
   */
  boolean holds(TargetMessageId id, ExchangeMessage message) throws MigrationException;

  /**
   * Lets a message of ours follow its original into another folder and gives it the stamp that it
   * would have been made with there, if it lies where it was put. Idempotent.
   *
   * @param from where it was put
   * @return whether it lies in {@code to} now; if not, its owner has moved or removed it, or the
   *     target does not let it go, and it stays where it is
   * @throws MigrationException if it is not known whether it was done; it may be asked again
   */
  boolean move(TargetMessageId id, TargetFolderId from, TargetFolderId to, MessageStamp stamp)
      throws MigrationException;

  /**
   * Carries a change of marks over to a message of ours, in whatever folder it lies now.
   * Idempotent.
   *
   * @return the marks that the message has then: not all that the source has where its owner has
   *     changed them, or where the target does not take them; empty if the message is gone
   * @throws MigrationException if it is not known whether it was done; it may be asked again
   */
  Optional<MessageMarks> mark(TargetMessageId id, MarkChange change) throws MigrationException;

  /**
   * Shows every message of the mailbox that carries a stamp, in whatever folder it lies now, in
   * portions. A message that is moved meanwhile may be shown twice, one that was there all the time
   * is never left out. Costs a request for each thousand messages of the mailbox, stamped or not.
   *
   * @throws MigrationException if not all could be shown, or as {@code visitor} threw
   */
  void stamped(StampVisitor visitor) throws MigrationException;

  /**
   * As {@link #stamped(StampVisitor)}, from a place on and for as long as {@code visitor} wants, to
   * be gone on with later. A target that cannot begin in the middle shows everything at once.
   */
  default void stamped(StampPlace from, PlacedVisitor visitor) throws MigrationException {
    var all = new ArrayList<PlacedStamp>();
    stamped(portion -> portion.forEach(m -> all.add(new PlacedStamp(m, Optional.empty()))));
    boolean unused = visitor.visit(all, StampPlace.START, false);
  }

  /** Receives stamped messages with their places, portion after portion. */
  @FunctionalInterface
  interface PlacedVisitor {
    /**
     * Takes a portion.
     *
     * @param next where the walk goes on
     * @param more whether there is more
     * @return whether it shall go on now
     */
    boolean visit(List<PlacedStamp> portion, StampPlace next, boolean more)
        throws MigrationException;
  }

  /** What it can tell of itself. */
  default TargetFigures figures() {
    return TargetFigures.UNKNOWN;
  }

  /** Receives stamped messages, portion after portion, on the caller's thread. */
  @FunctionalInterface
  interface StampVisitor {
    void visit(List<StampedMessage> portion) throws MigrationException;
  }
}
