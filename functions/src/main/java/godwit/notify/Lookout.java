package godwit.notify;

import godwit.batch.Batch;
import godwit.batch.BatchStatus;
import godwit.batch.Notifications;
import godwit.failure.MigrationException;
import godwit.hook.HookEvent;
import godwit.hook.HookMessage;
import godwit.hook.Subscription;
import godwit.hook.Subscriptions;
import godwit.report.BatchSummary;
import godwit.report.History;
import godwit.report.Point;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Notes what is to be told, and the course of each batch, from what the pulse sees of its
 * mailboxes. Idempotent: the same sight announces nothing new. A crash between a notice and the
 * note of it may announce it again, with the same key.
 */
public final class Lookout {
  private final Notices notices;
  private final Tellings tellings;
  private final Subscriptions subscriptions;
  private final History history;
  private final boolean mails;
  private final Clock clock;

  /**
   * @param mails whether there is a mailbox to send reports from
   */
  public Lookout(
      Notices notices,
      Tellings tellings,
      Subscriptions subscriptions,
      History history,
      boolean mails,
      Clock clock) {
    this.notices = notices;
    this.tellings = tellings;
    this.subscriptions = subscriptions;
    this.history = history;
    this.mails = mails;
    this.clock = clock;
  }

  /**
   * Notes what is new. One storage transaction if nothing is.
   *
   * @param sight all mailboxes of the batch, as of its status
   */
  public void note(Sight sight) throws MigrationException {
    Batch batch = sight.summary().batch();
    Announced before = tellings.announced(batch.id());
    Announced after = course(before, sight);
    after = blocked(after, sight);
    after = rounds(after, sight);
    after = mail(after, sight);
    if (!after.equals(before)) {
      // Somebody faster announced the same: the next beat looks again.
      boolean unused = tellings.store(after);
    }
  }

  /** A point in each step of time, and one at each end of a round. */
  private Announced course(Announced before, Sight sight) throws MigrationException {
    Instant now = clock.instant();
    boolean ended = isAtRest(sight) && !sight.rounds().equals(before.rounds());
    long step = History.step(now);
    if (step == before.step() && !ended) {
      return before;
    }
    history.note(before.batch(), Point.of(sight.summary(), now));
    return before.withStep(step);
  }

  private Announced blocked(Announced before, Sight sight) throws MigrationException {
    if (sight.blocked().filter(at -> isNew(before, at)).isEmpty()) {
      return before;
    }
    Instant last = sight.blocked().get();
    tell(HookEvent.MAILBOX_BLOCKED, sight.summary(), last.toString());
    return before.blockedAt(last);
  }

  private static boolean isNew(Announced before, Instant at) {
    return before.blocked().filter(seen -> !at.isAfter(seen)).isEmpty();
  }

  private Announced rounds(Announced before, Sight sight) throws MigrationException {
    if (!isAtRest(sight) || sight.rounds().equals(before.rounds())) {
      return before;
    }
    boolean synced = sight.summary().batch().status() != BatchStatus.FAILED;
    if (synced && !before.synced()) {
      tell(HookEvent.BATCH_SYNCED, sight.summary(), "first");
    }
    tell(HookEvent.ROUND_FINISHED, sight.summary(), sight.rounds());
    return before.withRounds(sight.rounds(), synced);
  }

  private Announced mail(Announced before, Sight sight) throws MigrationException {
    Batch batch = sight.summary().batch();
    Notifications wish = batch.options().notifications();
    if (!mails || !wish.areMailed() || !isMailDue(before, sight)) {
      return before;
    }
    Instant now = clock.instant();
    String key = before.rounds() + before.mailed().map(at -> "@" + at).orElse("");
    boolean unused = notices.add(Notice.report(batch.id(), key, now));
    return before.mailedAt(now);
  }

  private boolean isMailDue(Announced before, Sight sight) {
    Batch batch = sight.summary().batch();
    boolean ended = isAtRest(sight) && !before.rounds().equals(before.mailedRounds());
    boolean first = before.mailedRounds().isEmpty();
    if (batch.options().notifications().reportInterval().isEmpty() || (first && ended)) {
      return ended;
    }
    Duration interval = batch.options().notifications().reportInterval().get();
    Instant last = before.mailed().orElse(batch.created());
    boolean late = !clock.instant().isBefore(last.plus(interval));
    return late && (ended || !isAtRest(sight));
  }

  private void tell(HookEvent event, BatchSummary summary, String key) throws MigrationException {
    Instant now = clock.instant();
    var message = HookMessage.of(event, summary, key, now);
    for (Subscription subscriber : subscriptions.all()) {
      if (subscriber.wants(event, summary.batch().id())) {
        boolean unused =
            notices.add(Notice.hook(summary.batch().id(), subscriber.id(), message, now));
      }
    }
  }

  private static boolean isAtRest(Sight sight) {
    return switch (sight.summary().batch().status()) {
      case SYNCED, SYNCED_WITH_ERRORS, FAILED -> true;
      case CREATED, WAITING, STARTING, SYNCING, INCREMENTAL_SYNCING, STOPPING, STOPPED, REMOVING ->
          false;
    };
  }
}
