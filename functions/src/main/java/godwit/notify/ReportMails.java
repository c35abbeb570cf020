package godwit.notify;

import godwit.batch.Batch;
import godwit.batch.BatchId;
import godwit.batch.BatchStatus;
import godwit.batch.BatchStore;
import godwit.failure.MigrationException;
import godwit.failure.ThrottledException;
import godwit.report.BatchReport;
import godwit.report.ReportWriter;
import godwit.target.MailSender;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Sends the report of a batch to those whom its notification addresses name, and to nobody else.
 */
public final class ReportMails {
  private final BatchStore batches;
  private final ReportWriter reports;
  private final Tellings tellings;
  private final MailSender sender;
  private final Optional<String> from;
  private final Clock clock;

  /**
   * @param from the mailbox that sends; if absent nothing is sent
   */
  public ReportMails(
      BatchStore batches,
      ReportWriter reports,
      Tellings tellings,
      MailSender sender,
      Optional<String> from,
      Clock clock) {
    this.batches = batches;
    this.reports = reports;
    this.tellings = tellings;
    this.sender = sender;
    this.from = from;
    this.clock = clock;
  }

  /** Sends the report as of now; a batch that is gone or wants none any more is done. */
  Outcome send(BatchId id) throws MigrationException {
    Optional<Batch> batch =
        batches
            .find(id.name())
            .filter(b -> b.id().equals(id) && b.status() != BatchStatus.REMOVING)
            .filter(b -> b.options().notifications().areMailed());
    if (batch.isEmpty() || from.isEmpty()) {
      return new Outcome.Done();
    }
    List<String> to = batch.get().options().notifications().emails();
    BatchReport report = reports.of(batch.get());
    try {
      sender.send(from.get(), ReportMail.of(report, to));
    } catch (MigrationException e) {
      Optional<Duration> wait =
          e instanceof ThrottledException t ? Optional.of(t.retryAfter()) : Optional.empty();
      return new Outcome.Failed(e.explanation(), wait);
    }
    Optional<Instant> now = Optional.of(clock.instant());
    tellings.store(new MailState(id, now, Optional.empty(), Optional.empty()));
    return new Outcome.Done();
  }

  /** Lets people see that it failed. */
  void failed(BatchId id, String why, Optional<Instant> next) throws MigrationException {
    MailState before = tellings.mail(id);
    tellings.store(new MailState(id, before.sent(), Optional.of(why), next));
  }
}
