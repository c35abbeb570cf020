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
import java.util.function.Function;
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
  private final Keys keys;

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
    this.keys = Keys.of(batch, held.row());
  }

  void end(LegEnd end, EventLog log) throws BatonLostException, MigrationException {
    switch (end) {
      case LegEnd.HandOn h -> handOn(Duration.ZERO, e -> moved(e, h.progress()));
      case LegEnd.RoundDone d ->
          leave(MailboxStatus.SYNCED, e -> e.relay(e.relay().done()).progress(synced(e)));
      case LegEnd.Stopped s -> leave(MailboxStatus.STOPPED, e -> e.problem(Optional.empty()));
      case LegEnd.Broken b -> broken(b);
    }
    log.write(event(end));
  }

  private void broken(LegEnd.Broken end) throws BatonLostException, MigrationException {
    MigrationException why = end.why();
    Relay relay = held.row().relay();
    int attempt = end.progress() ? 1 : relay.attempt();
    switch (retry.decide(why, attempt)) {
      case Disposition.Requeue again ->
          requeue(end, again.delay(), e -> e.relay().withAttempt(again.attempt()));
      case Disposition.Replan r -> replan(end, relay);
      case Disposition.BlockMailbox blocked -> block(blocked.code(), blocked.advice());
      case Disposition.FailLoudly loud -> requeue(end, APP_BLOCKED_WAIT, MailboxEdit::relay);
    }
  }

  private void requeue(LegEnd.Broken end, Duration delay, Function<MailboxEdit, Relay> next)
      throws BatonLostException, MigrationException {
    MigrationException why = end.why();
    Duration wished = isWish(why) ? delay : Duration.ZERO;
    handOn(
        delay,
        e ->
            moved(e.relay(next.apply(e)), end.progress())
                .problem(Optional.of(problem(e, why.code(), why.explanation())))
                .progress(e.progress().afterWait(wished)));
  }

  /** Messages that go through show that planning anew is no endless loop. */
  private static MailboxEdit moved(MailboxEdit edit, boolean progress) {
    return progress ? edit.relay(edit.relay().withReplans(0)) : edit;
  }

  private static boolean isWish(MigrationException why) {
    return why instanceof ThrottledException
        || (why instanceof TransientException t && t.retryAfter().isPresent());
  }

  /** As long as messages go through between one plan and the next, it is done once more. */
  private void replan(LegEnd.Broken end, Relay relay)
      throws BatonLostException, MigrationException {
    int times = end.progress() ? 1 : relay.replans() + 1;
    var counted = new TransientException(end.why().code(), end.why().explanation());
    switch (retry.decide(counted, times)) {
      case Disposition.Requeue again ->
          handOn(
              times == 1 ? Duration.ZERO : again.delay(),
              e -> e.relay(e.relay().replan().withReplans(times)));
      case Disposition.BlockMailbox blocked ->
          block(blocked.code(), Renumbering.advice(blocked, times));
      case Disposition.Replan r -> throw new IllegalStateException("a transient failure replans");
      case Disposition.FailLoudly f -> throw new IllegalStateException("a transient failure yells");
    }
  }

  /** Who was given another password meanwhile is not blocked for the old one: nobody would ask. */
  private void block(String code, String advice) throws BatonLostException, MigrationException {
    if (!keys.now(stores, batch, held.row()).equals(keys)) {
      handOn(Duration.ZERO, e -> e.relay(e.relay().withAttempt(1)));
      return;
    }
    MailboxStatus status =
        held.row().relay().round() == 0 ? MailboxStatus.FAILED : MailboxStatus.INCREMENTAL_FAILED;
    leave(status, e -> e.problem(Optional.of(problem(e, code, advice))));
  }

  private void handOn(Duration delay, UnaryOperator<MailboxEdit> edit)
      throws BatonLostException, MigrationException {
    held.release(clock.instant().plus(delay), e -> worked(edit.apply(e)));
    if (delay.compareTo(SLOT_KEPT) > 0) {
      admission.leave(batch.endpointOf(held.row()).key(), held.row().key());
    }
    stores.queue().send(Admission.nextWork(held.row()), delay);
  }

  /** Whoever rests has obeyed: a wish to stop must not hold for the next round. */
  private void leave(MailboxStatus status, UnaryOperator<MailboxEdit> edit)
      throws BatonLostException, MigrationException {
    held.release(clock.instant(), e -> worked(edit.apply(e).status(status).stopRequested(false)));
    admission.leave(batch.endpointOf(held.row()).key(), held.row().key());
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
