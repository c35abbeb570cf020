package godwit.notify;

import godwit.batch.BatchStore;
import godwit.hook.HookCaller;
import godwit.hook.HookCaller.Answer;
import godwit.hook.memory.MemorySubscriptions;
import godwit.notify.memory.MemoryNotices;
import godwit.notify.memory.MemoryTellings;
import godwit.report.ReportWriter;
import godwit.report.memory.MemoryHistory;
import godwit.seal.PlainSealer;
import godwit.target.MailSender;
import godwit.target.OutgoingMail;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Telling over stores in memory, with what was sent and delivered kept to be looked at. */
public final class TellingBench {
  public static final String SENDER = "reports@contoso.example";

  public final MemoryNotices notices = new MemoryNotices();
  public final MemoryTellings tellings = new MemoryTellings();
  public final MemorySubscriptions subscriptions = new MemorySubscriptions();
  public final MemoryHistory history = new MemoryHistory();

  /** Mails that were sent, the oldest first. */
  public final List<OutgoingMail> sent = new ArrayList<>();

  /** Events that were delivered or refused, the oldest first. */
  public final List<HookCaller.Delivery> delivered = new ArrayList<>();

  /** Sends mail, or fails as a test wants it. */
  MailSender sender = (from, mail) -> sent.add(mail);

  /** What the receiver of events answers. */
  Answer answer = new Answer.Taken();

  private final Clock clock;

  public TellingBench(Clock clock) {
    this.clock = clock;
  }

  /** A lookout for an app that can send mail. */
  public Lookout lookout() {
    return lookout(true);
  }

  Lookout lookout(boolean mails) {
    return new Lookout(notices, tellings, subscriptions, history, mails, clock);
  }

  public Farewell farewell() {
    return new Farewell(notices, tellings, subscriptions, history, clock);
  }

  /** A teller of what these reports say. */
  public Teller teller(BatchStore batches, ReportWriter reports) {
    var mails =
        new ReportMails(
            batches,
            reports,
            tellings,
            (from, mail) -> sender.send(from, mail),
            Optional.of(SENDER),
            clock);
    var hooks =
        new HookCalls(
            subscriptions,
            new PlainSealer(),
            delivery -> {
              delivered.add(delivery);
              return answer;
            });
    return new Teller(notices, mails, hooks, clock);
  }
}
