package godwit.notify;

import godwit.failure.MigrationException;
import godwit.log.Event;
import godwit.log.EventLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Tells what was noted: at least once, one after the other, within a bounded time. What fails comes
 * again later and is given up in the end. Who tells a notice claims it first, so that two tellers
 * do not both tell it; a crash between telling and the note of it tells it once more.
 */
public final class Teller {
  /** No longer than a beat of the timer. */
  private static final Duration BUDGET = Duration.ofSeconds(50);

  /** Longer than any one telling takes. */
  private static final Duration CLAIM = Duration.ofMinutes(10);

  private final Notices notices;
  private final ReportMails mails;
  private final HookCalls hooks;
  private final Clock clock;

  public Teller(Notices notices, ReportMails mails, HookCalls hooks, Clock clock) {
    this.notices = notices;
    this.mails = mails;
    this.hooks = hooks;
    this.clock = clock;
  }

  /** Tells what is due, what waited longest first. */
  public void tell(EventLog log) throws MigrationException {
    Instant end = clock.instant().plus(BUDGET);
    for (Notice notice : due()) {
      if (!clock.instant().isBefore(end)) {
        return;
      }
      Optional<Notice> mine = notices.update(notice.begun(clock.instant().plus(CLAIM)));
      if (mine.isPresent()) {
        tell(mine.get(), log);
      }
    }
  }

  private List<Notice> due() throws MigrationException {
    Instant now = clock.instant();
    return notices.all().stream()
        .filter(notice -> !notice.due().isAfter(now))
        .sorted(Comparator.comparing(Notice::due))
        .toList();
  }

  private void tell(Notice notice, EventLog log) throws MigrationException {
    Outcome outcome =
        switch (notice.content()) {
          case Notice.Content.Report report -> mails.send(notice.batch());
          case Notice.Content.Hook hook -> hooks.call(notice.batch(), hook);
        };
    switch (outcome) {
      case Outcome.Done done -> {
        notices.remove(notice);
        log.write(event("notice.told", notice));
      }
      case Outcome.Failed failed -> later(notice, failed, log);
    }
  }

  private void later(Notice notice, Outcome.Failed failed, EventLog log) throws MigrationException {
    Optional<Instant> next =
        Backoff.after(notice.attempts(), failed.patience()).map(clock.instant()::plus);
    switch (notice.content()) {
      case Notice.Content.Report report -> mails.failed(notice.batch(), failed.why(), next);
      case Notice.Content.Hook hook -> hooks.failed(hook, failed.why(), next);
    }
    if (next.isEmpty()) {
      notices.remove(notice);
      log.write(event("notice.givenup", notice));
      return;
    }
    // Lost to a purge it is gone.
    var unused = notices.update(notice.again(next.get()));
    log.write(event("notice.later", notice));
  }

  private static Event event(String name, Notice notice) {
    String kind =
        switch (notice.content()) {
          case Notice.Content.Report report -> "mail";
          case Notice.Content.Hook hook -> hook.message().event().word();
        };
    Event event = name.equals("notice.told") ? Event.info(name) : Event.warn(name);
    return event
        .with("batch", notice.batch())
        .with("kind", kind)
        .with("attempts", notice.attempts());
  }
}
