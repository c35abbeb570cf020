package godwit.notify;

import godwit.batch.Mailbox;
import godwit.report.BatchSummary;
import java.time.Instant;
import java.util.Optional;

/**
 * What one look at all mailboxes of a batch shows.
 *
 * @param rounds the rounds that have ended, see {@link EndedRounds}; empty for none
 * @param blocked when the last of the blocked mailboxes was blocked; absent if none is
 */
public record Sight(BatchSummary summary, String rounds, Optional<Instant> blocked) {

  /** Gathers a sight, one mailbox at a time. For one thread. */
  public static final class Gathered {
    private final EndedRounds rounds = new EndedRounds();
    private Optional<Instant> blocked = Optional.empty();

    public void add(Mailbox mailbox) {
      rounds.add(mailbox);
      if (mailbox.status().isBlocked()
          && blocked.filter(last -> !mailbox.updated().isAfter(last)).isEmpty()) {
        blocked = Optional.of(mailbox.updated());
      }
    }

    /**
     * The sight.
     *
     * @param summary of the same mailboxes, the batch with the status that follows from them
     */
    public Sight of(BatchSummary summary) {
      return new Sight(summary, rounds.word(), blocked);
    }
  }
}
