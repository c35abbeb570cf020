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
import godwit.notify.Teller;
import java.util.function.Supplier;

/** What is done when a timer fires. A timer that fires twice or late does no harm. */
public final class Timers {
  private final BatchStore batches;
  private final IntakeUpkeep upkeep;
  private final Pulse pulse;
  private final Rounds rounds;
  private final Supplier<CutoverCheck> cutover;
  private final Supplier<Teller> teller;

  /**
   * @param cutover made when first needed, since it opens a resolver
   * @param teller made when first needed, since it opens Graph
   */
  public Timers(
      BatchStore batches,
      IntakeUpkeep upkeep,
      Pulse pulse,
      Rounds rounds,
      Supplier<CutoverCheck> cutover,
      Supplier<Teller> teller) {
    this.batches = batches;
    this.upkeep = upkeep;
    this.pulse = pulse;
    this.rounds = rounds;
    this.cutover = cutover;
    this.teller = teller;
  }

  /** Every minute. */
  public void pulse(EventLog log) throws MigrationException {
    upkeep.run();
    pulse.beat(log);
  }

  /** Every minute, apart from the pulse: tells people and programs what the pulse noted. */
  public void tell(EventLog log) throws MigrationException {
    teller.get().tell(log);
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
