package godwit.relay;

import godwit.batch.Batch;
import godwit.batch.BatchStore;
import godwit.batch.Each;
import godwit.cutover.Cutover;
import godwit.cutover.CutoverCheck;
import godwit.cutover.TargetHosts;
import godwit.failure.MigrationException;
import godwit.intake.IntakeUpkeep;
import godwit.log.Event;
import godwit.log.EventLog;
import java.util.function.Supplier;

/** What is done when a timer fires. A timer that fires twice or late does no harm. */
public final class Timers {
  private final BatchStore batches;
  private final IntakeUpkeep upkeep;
  private final Pulse pulse;
  private final Rounds rounds;
  private final Supplier<CutoverCheck> cutover;

  /**
   * @param cutover made when first needed, since it opens a resolver
   */
  public Timers(
      BatchStore batches,
      IntakeUpkeep upkeep,
      Pulse pulse,
      Rounds rounds,
      Supplier<CutoverCheck> cutover) {
    this.batches = batches;
    this.upkeep = upkeep;
    this.pulse = pulse;
    this.rounds = rounds;
    this.cutover = cutover;
  }

  /** Every minute. */
  public void pulse(EventLog log) throws MigrationException {
    upkeep.run();
    pulse.beat(log);
  }

  /**
   * Every day: the round that is due by each batch's interval, and a look at where the domains'
   * mail goes, so that it is known later since when.
   */
  public void sync(EventLog log) throws MigrationException {
    Each.of(batches.all(), batch -> sync(batch, log));
  }

  private void sync(Batch batch, EventLog log) throws MigrationException {
    switch (batch.status()) {
      case SYNCING, INCREMENTAL_SYNCING, SYNCED, SYNCED_WITH_ERRORS -> {
        int started = rounds.startDue(batch);
        log.write(Event.info("round.due").with("batch", batch.id()).with("mailboxes", started));
        Cutover seen = cutover.get().of(batch, TargetHosts.EXCHANGE_ONLINE_ALONE);
        log.write(
            Event.info("cutover.seen")
                .with("batch", batch.id())
                .with("safe", seen.verdict().word()));
      }
      case CREATED, WAITING, STARTING, STOPPING, STOPPED, FAILED, REMOVING -> {}
    }
  }
}
