package godwit.relay;

import godwit.batch.Batch;
import godwit.batch.Mailbox;
import godwit.batch.MailboxStatus;
import godwit.report.KeptSums;
import godwit.report.RowSums;
import java.time.Duration;
import java.time.Instant;

/** What a look at every row of a batch tells. For one thread. */
final class Look {
  /** Rows are read once in this time whatever is known of them. */
  private static final Duration LONGEST_TRUST = Duration.ofHours(1);

  private final Standing standing = new Standing();
  private final RowSums.Adding sums;
  private final Duration grace;
  private Instant quietUntil;

  /**
   * @param begun before the first row is read
   * @param grace how late a message may be
   */
  Look(Batch batch, Instant begun, Duration grace) {
    this.sums = new RowSums.Adding(batch.connections(), begun);
    this.grace = grace;
    this.quietUntil = begun.plus(LONGEST_TRUST);
  }

  void add(Mailbox mailbox) {
    standing.add(mailbox);
    sums.add(mailbox);
    if (mailbox.status().isActive()) {
      Instant due = due(mailbox);
      quietUntil = due.isBefore(quietUntil) ? due : quietUntil;
    }
    if (mailbox.status() == MailboxStatus.REMOVING) {
      // When its row goes, no row tells.
      quietUntil = Instant.EPOCH;
    }
  }

  Standing standing() {
    return standing;
  }

  /**
   * What is to be kept of this look.
   *
   * @param batch as it is after the look
   */
  KeptSums kept(Batch batch) {
    return new KeptSums(batch.id(), sums.sums(), batch.version(), quietUntil);
  }

  /** When it is to be looked after at the latest if nobody writes to its row. */
  private Instant due(Mailbox mailbox) {
    Instant until = mailbox.baton().until();
    if (!mailbox.baton().owner().isEmpty()) {
      return until;
    }
    return mailbox.stopRequested() ? Instant.EPOCH : until.plus(grace);
  }
}
