package godwit.relay;

import godwit.batch.Batch;
import godwit.batch.BatchStatus;
import godwit.batch.MailboxKey;
import godwit.copy.BatonLostException;
import godwit.copy.CopySettings;
import godwit.failure.MigrationException;
import godwit.log.Event;
import godwit.log.EventLog;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Handles one message of a mailbox's relay: takes the baton, runs one leg, hands the baton on. A
 * message that comes twice or late finds the baton taken or passed on and ends quietly; so does a
 * message of a batch that is gone.
 */
public final class MailboxWork {
  private final Stores stores;
  private final Ends ends;
  private final Admission admission;
  private final Heartbeats heartbeats;
  private final RelaySettings settings;
  private final Clock clock;

  public MailboxWork(
      Stores stores,
      Ends ends,
      Admission admission,
      Heartbeats heartbeats,
      RelaySettings settings,
      Clock clock) {
    this.stores = stores;
    this.ends = ends;
    this.admission = admission;
    this.heartbeats = heartbeats;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Works on a mailbox.
   *
   * @param leg which leg the message was sent for
   * @throws MigrationException if not even the baton could be taken; the message must come again
   */
  public void handle(MailboxKey key, long leg, EventLog log) throws MigrationException {
    Optional<Batch> batch = liveBatch(key);
    if (batch.isEmpty()) {
      log.write(Event.info("leg.ignored").with("batch", key.batch()).with("why", "batch is gone"));
      return;
    }
    CopySettings copy = settings.copy();
    String owner = UUID.randomUUID().toString();
    var held = HeldMailbox.take(stores.mailboxes(), clock, copy.lease(), key, leg, owner);
    if (held.isEmpty()) {
      log.write(Event.info("leg.ignored").with("batch", key.batch()).with("why", "not its turn"));
      return;
    }
    run(batch.get(), held.get(), log);
  }

  private Optional<Batch> liveBatch(MailboxKey key) throws MigrationException {
    return stores
        .batches()
        .find(key.batch().name())
        .filter(b -> b.id().equals(key.batch()) && b.status() != BatchStatus.REMOVING);
  }

  private void run(Batch batch, HeldMailbox held, EventLog log) throws MigrationException {
    var permit = new LegPermit(held, clock, settings.copy().timeBudget());
    var baton = new BatonEnd(stores, admission, settings.retry(), batch, held, clock);
    Duration interval = min(LegPermit.SHOWN_EVERY, settings.copy().lease().dividedBy(4));
    Heartbeats.Beating beating = heartbeats.start(interval, () -> beat(held, log));
    try {
      baton.end(leg(batch, held, permit).run(), log);
    } catch (BatonLostException e) {
      log.write(Event.warn("leg.lost").with("batch", batch.id()));
    } catch (RuntimeException | Error defect) {
      drop(held, defect);
      throw defect;
    } finally {
      beating.close();
    }
  }

  /** So that the message's next delivery meets the defect too, and the queue counts it. */
  private static void drop(HeldMailbox held, Throwable defect) {
    try {
      held.drop();
    } catch (BatonLostException | MigrationException e) {
      // The pulse hands it on when its lease ends.
      defect.addSuppressed(e);
    }
  }

  private Leg leg(Batch batch, HeldMailbox held, LegPermit permit) {
    return new Leg(stores, ends, settings.copy(), batch, new Leg.Turn(held, permit), clock);
  }

  private static void beat(HeldMailbox held, EventLog log) {
    try {
      held.beat();
    } catch (BatonLostException | MigrationException e) {
      log.write(Event.warn("baton.beat").with("why", String.valueOf(e.getMessage())));
    } catch (RuntimeException defect) {
      // Let out, it would end all further beats, and a long upload its baton.
      log.write(Event.error("baton.beat").with("kind", defect.getClass().getName()));
    }
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
