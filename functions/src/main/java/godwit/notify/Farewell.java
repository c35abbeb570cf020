package godwit.notify;

import godwit.batch.Batch;
import godwit.failure.MigrationException;
import godwit.hook.HookEvent;
import godwit.hook.HookMessage;
import godwit.hook.Subscription;
import godwit.hook.Subscriptions;
import godwit.report.BatchSummary;
import godwit.report.History;
import godwit.report.KeptSums;
import godwit.report.RowSums;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Ends the telling of a batch that is removed: whoever wants to know is told that it is gone, and
 * everything else that is kept for telling goes with it. Idempotent.
 */
public final class Farewell {
  private final Notices notices;
  private final Tellings tellings;
  private final Subscriptions subscriptions;
  private final History history;
  private final Clock clock;

  public Farewell(
      Notices notices,
      Tellings tellings,
      Subscriptions subscriptions,
      History history,
      Clock clock) {
    this.notices = notices;
    this.tellings = tellings;
    this.subscriptions = subscriptions;
    this.history = history;
    this.clock = clock;
  }

  /**
   * Called when every mailbox row is gone and the batch's own row is not. Subscriptions for this
   * batch alone go when they have been told, or at once. Of a batch that could not be made nobody
   * is told: its caller was, and nobody else knew of it.
   *
   * @param before what its rows added up to before they were removed, as far as that is known
   */
  public void of(Batch batch, Optional<KeptSums> before) throws MigrationException {
    Instant now = clock.instant();
    notices.purge(batch.id());
    RowSums sums = before.map(KeptSums::rows).orElse(new RowSums.Adding(1, now).sums());
    var message =
        HookMessage.of(HookEvent.BATCH_REMOVED, new BatchSummary(batch, sums), "removed", now);
    for (Subscription subscriber : subscriptions.all()) {
      if (!batch.undone() && subscriber.wants(HookEvent.BATCH_REMOVED, batch.id())) {
        boolean unused = notices.add(Notice.hook(batch.id(), subscriber.id(), message, now));
      } else if (subscriber.isOnlyFor(batch.id())) {
        boolean unused = subscriptions.remove(subscriber.id());
      }
    }
    history.purge(batch.id());
    tellings.purge(batch.id());
  }
}
