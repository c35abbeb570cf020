package godwit.cutover;

import godwit.batch.Mailbox;
import godwit.batch.MailboxStatus;
import godwit.batch.TrialNote;
import java.time.Instant;
import java.util.Optional;

/**
 * The last good rounds of a batch's mailboxes.
 *
 * @param mailboxes how many there are
 * @param failed how many are blocked
 * @param stopped how many are stopped, and have no round until somebody starts them
 * @param unsynced how many have not had their initial copy
 * @param oldest the earliest of the mailboxes' last good rounds; empty if there is none
 * @param copiedOnce how many had their initial copy and no round after it, so that nobody knows yet
 *     whether mail still arrives at their source
 * @param receiving how many found new mail in their last round; one whose failed messages were
 *     tried again found none by that
 * @param lost messages that could not be copied
 * @param lossy whose these are
 * @param troubled how many are Synced and have a problem, such as a folder that cannot be read
 * @param behind how many have more messages at the source, by its own count, than the account
 * @param trials how many had their last round as a trial, with only the newest messages
 */
public record RoundsSince(
    int mailboxes,
    int failed,
    int stopped,
    int unsynced,
    Optional<Instant> oldest,
    int copiedOnce,
    int receiving,
    long lost,
    Lossy lossy,
    int troubled,
    int behind,
    int trials) {
  static final RoundsSince NONE =
      new RoundsSince(0, 0, 0, 0, Optional.empty(), 0, 0, 0, Lossy.NONE, 0, 0, 0);

  RoundsSince plus(Mailbox mailbox) {
    var progress = mailbox.progress();
    boolean once = mailbox.relay().round() == 0 && progress.lastSynced().isPresent();
    boolean received = mailbox.relay().round() > 0 && progress.roundTally().messages() > 0;
    return new RoundsSince(
        mailboxes + 1,
        failed + (mailbox.status().isBlocked() ? 1 : 0),
        stopped + (mailbox.status() == MailboxStatus.STOPPED ? 1 : 0),
        unsynced + (progress.lastSynced().isEmpty() ? 1 : 0),
        earlier(oldest, progress.lastSynced()),
        copiedOnce + (once ? 1 : 0),
        receiving + (received ? 1 : 0),
        lost + progress.tally().failed(),
        lossy.plus(mailbox),
        troubled + (isTroubled(mailbox) ? 1 : 0),
        behind + (progress.sourceMessages() > progress.tally().messages() ? 1 : 0),
        trials + (TrialNote.isIn(mailbox.notes()) ? 1 : 0));
  }

  private static boolean isTroubled(Mailbox mailbox) {
    return mailbox.status() == MailboxStatus.SYNCED && mailbox.problem().isPresent();
  }

  private static Optional<Instant> earlier(Optional<Instant> a, Optional<Instant> b) {
    return a.isPresent() && b.isPresent()
        ? Optional.of(a.get()).filter(i -> i.isBefore(b.get())).or(() -> b)
        : a.or(() -> b);
  }
}
