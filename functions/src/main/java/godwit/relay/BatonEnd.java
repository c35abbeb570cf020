package godwit.relay;

import godwit.batch.Batch;
import godwit.batch.Mailbox;
import godwit.batch.MailboxEdit;
import godwit.batch.MailboxStatus;
import godwit.batch.Problem;
import godwit.batch.Relay;
import godwit.copy.BatonLostException;
import godwit.failure.Disposition;
import godwit.failure.FolderChangedException;
import godwit.failure.MigrationException;
import godwit.failure.RetryPolicy;
import godwit.failure.ThrottledException;
import godwit.failure.TransientException;
import godwit.log.Event;
import godwit.log.EventLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Lets the baton go at the end of a leg: to the next leg, or to nobody. The row is written first,
 * the message sent after it; if that is lost, the pulse sends it again.
 */
final class BatonEnd {
  /** How long a mailbox waits for a person who must act for the whole app. */
  private static final Duration APP_BLOCKED_WAIT = Duration.ofMinutes(5);

  /** Who waits longer lets another use the connection meanwhile. */
  private static final Duration SLOT_KEPT = Duration.ofMinutes(20);

  private final Stores stores;
  private final Admission admission;
  private final RetryPolicy retry;
  private final Batch batch;
  private final HeldMailbox held;
  private final Clock clock;
  private final Instant began;

  BatonEnd(
      Stores stores,
      Admission admission,
      RetryPolicy retry,
      Batch batch,
      HeldMailbox held,
      Clock clock) {
    this.stores = stores;
    this.admission = admission;
    this.retry = retry;
    this.batch = batch;
    this.held = held;
    this.clock = clock;
    this.began = clock.instant();
  }

  void end(LegEnd end, EventLog log) throws BatonLostException, MigrationException {
    switch (end) {
      case LegEnd.HandOn h -> handOn(Duration.ZERO, UnaryOperator.identity());
      case LegEnd.RoundDone d ->
          leave(MailboxStatus.SYNCED, e -> e.relay(e.relay().done()).progress(synced(e)));
      case LegEnd.Stopped s -> leave(MailboxStatus.STOPPED, e -> e.problem(Optional.empty()));
      case LegEnd.Broken b -> broken(b.why());
    }
    log.write(event(end));
  }

  private void broken(MigrationException why) throws BatonLostException, MigrationException {
    Relay relay = held.row().relay();
    switch (retry.decide(why, relay.attempt())) {
      case Disposition.Requeue again -> requeue(why, again.delay(), again.attempt());
      case Disposition.Replan r -> replan(why, relay);
      case Disposition.BlockMailbox blocked -> block(blocked.code(), blocked.advice());
      case Disposition.FailLoudly loud -> requeue(why, APP_BLOCKED_WAIT, relay.attempt());
    }
  }

  private void requeue(MigrationException why, Duration delay, int attempt)
      throws BatonLostException, MigrationException {
    Duration wished = isWish(why) ? delay : Duration.ZERO;
    handOn(
        delay,
        e ->
            e.relay(e.relay().withAttempt(attempt))
                .problem(Optional.of(problem(e, why.code(), why.explanation())))
                .progress(e.progress().afterWait(wished)));
  }

  private static boolean isWish(MigrationException why) {
    return why instanceof ThrottledException
        || (why instanceof TransientException t && t.retryAfter().isPresent());
  }

  private void replan(MigrationException why, Relay relay)
      throws BatonLostException, MigrationException {
    var counted = new TransientException(why.code(), why.explanation());
    switch (retry.decide(counted, relay.attempt())) {
      case Disposition.Requeue again ->
          handOn(
              relay.attempt() == 1 ? Duration.ZERO : again.delay(),
              e -> e.relay(e.relay().replan().withAttempt(again.attempt())));
      case Disposition.BlockMailbox blocked -> block(blocked.code(), blocked.advice());
      case Disposition.Replan r -> throw new IllegalStateException("a transient failure replans");
      case Disposition.FailLoudly f -> throw new IllegalStateException("a transient failure yells");
    }
  }

  private void block(String code, String advice) throws BatonLostException, MigrationException {
    MailboxStatus status =
        held.row().relay().round() == 0 ? MailboxStatus.FAILED : MailboxStatus.INCREMENTAL_FAILED;
    leave(status, e -> e.problem(Optional.of(problem(e, code, advice))));
  }

  private void handOn(Duration delay, UnaryOperator<MailboxEdit> edit)
      throws BatonLostException, MigrationException {
    held.release(clock.instant().plus(delay), e -> worked(edit.apply(e)));
    if (delay.compareTo(SLOT_KEPT) > 0) {
      admission.leave(batch.endpoint().key(), held.row().key());
    }
    stores.queue().send(Admission.nextWork(held.row()), delay);
  }

  /** Whoever rests has obeyed: a wish to stop must not hold for the next round. */
  private void leave(MailboxStatus status, UnaryOperator<MailboxEdit> edit)
      throws BatonLostException, MigrationException {
    held.release(clock.instant(), e -> worked(edit.apply(e).status(status).stopRequested(false)));
    admission.leave(batch.endpoint().key(), held.row().key());
  }

  private MailboxEdit worked(MailboxEdit edit) {
    return edit.progress(edit.progress().afterWork(Duration.between(began, clock.instant())));
  }

  private godwit.batch.Progress synced(MailboxEdit edit) {
    return edit.progress().syncedAt(clock.instant());
  }

  private Problem problem(MailboxEdit edit, String code, String advice) {
    Instant since =
        edit.problem()
            .filter(p -> p.code().equals(code))
            .map(Problem::since)
            .orElse(clock.instant());
    return new Problem(code, advice, since);
  }

  private Event event(LegEnd end) {
    Mailbox row = held.row();
    Event event =
        switch (end) {
          case LegEnd.Broken b when b.why() instanceof FolderChangedException ->
              Event.info("leg.ended").with("end", "replan").with("code", b.why().code());
          case LegEnd.Broken b ->
              Event.warn("leg.ended").with("end", "broken").with("code", b.why().code());
          case LegEnd.HandOn h -> Event.info("leg.ended").with("end", "handed on");
          case LegEnd.RoundDone d -> Event.info("leg.ended").with("end", "round done");
          case LegEnd.Stopped s -> Event.info("leg.ended").with("end", "stopped");
        };
    return event
        .with("batch", batch.id())
        .with("round", row.relay().round())
        .with("status", row.status().nativeName())
        .with("copied", row.progress().roundTally().copied())
        .with("ms", Duration.between(began, clock.instant()).toMillis());
  }
}
