package godwit.relay;

import godwit.batch.Batch;
import godwit.batch.BatchStore;
import godwit.failure.MigrationException;
import godwit.intake.IntakeUpkeep;
import godwit.log.Event;
import godwit.log.EventLog;

/** What is done when a timer fires. A timer that fires twice or late does no harm. */
public final class Timers {
  private final BatchStore batches;
  private final IntakeUpkeep upkeep;
  private final Pulse pulse;
  private final Rounds rounds;

  public Timers(BatchStore batches, IntakeUpkeep upkeep, Pulse pulse, Rounds rounds) {
    this.batches = batches;
    this.upkeep = upkeep;
    this.pulse = pulse;
    this.rounds = rounds;
  }

  /** Every minute. */
  public void pulse(EventLog log) throws MigrationException {
    upkeep.run();
    pulse.beat(log);
  }

  /** Every day: the round that is due by each batch's interval. */
  public void sync(EventLog log) throws MigrationException {
    for (Batch batch : batches.all()) {
      switch (batch.status()) {
        case SYNCING, INCREMENTAL_SYNCING, SYNCED, SYNCED_WITH_ERRORS -> {
          int started = rounds.startDue(batch);
          log.write(Event.info("round.due").with("batch", batch.id()).with("mailboxes", started));
        }
        case CREATED, WAITING, STARTING, STOPPING, STOPPED, FAILED, REMOVING -> {}
      }
    }
  }
}
