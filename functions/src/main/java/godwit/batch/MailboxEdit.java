package godwit.batch;

import godwit.pace.Pace;
import godwit.seal.SealedSecret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Changes to a mailbox row, gathered and then made into a new row. For one thread. */
public final class MailboxEdit {
  private static final int LONGEST_NOTE = 500;

  private final Mailbox from;
  private String userName;
  private SealedSecret password;
  private MailboxStatus status;
  private Relay relay;
  private Baton baton;
  private boolean stopRequested;
  private Optional<Problem> problem;
  private Progress progress;
  private Pace pace;
  private List<String> notes;

  MailboxEdit(Mailbox from) {
    this.from = from;
    this.userName = from.userName();
    this.password = from.password();
    this.status = from.status();
    this.relay = from.relay();
    this.baton = from.baton();
    this.stopRequested = from.stopRequested();
    this.problem = from.problem();
    this.progress = from.progress();
    this.pace = from.pace();
    this.notes = from.notes();
  }

  /** Where it stands as of now. */
  public Relay relay() {
    return relay;
  }

  /** What stands in the way as of now. */
  public Optional<Problem> problem() {
    return problem;
  }

  /** How far it is as of now. */
  public Progress progress() {
    return progress;
  }

  /**
   * Moves to another status. Illegal moves are a defect: see {@link MailboxTransitions}. A mailbox
   * that is being removed stays so: its worker may end after somebody wanted it gone.
   */
  public MailboxEdit status(MailboxStatus next) {
    if (status != MailboxStatus.REMOVING) {
      MailboxTransitions.require(status, next);
      status = next;
    }
    return this;
  }

  public MailboxEdit relay(Relay next) {
    relay = next;
    return this;
  }

  /** How to log in from now on. */
  public MailboxEdit credentials(String user, SealedSecret sealed) {
    userName = user;
    password = sealed;
    return this;
  }

  /** Waits for its turn again, with every attempt still ahead; planned anew. */
  public MailboxEdit queuedAgain() {
    return status(MailboxStatus.QUEUED).relay(relay.replan().withAttempt(1).withReplans(0));
  }

  /** The worker takes or renews the baton. */
  public MailboxEdit taken(String owner, Instant expiry) {
    baton = baton.takenBy(owner, expiry);
    return this;
  }

  /** The baton goes to the next leg, whose message becomes visible at {@code visible}. */
  public MailboxEdit passed(Instant visible) {
    baton = baton.passed(visible);
    return this;
  }

  /** The baton lies for the same leg, whose message is late after {@code late}. */
  public MailboxEdit dropped(Instant late) {
    baton = baton.dropped(late);
    return this;
  }

  public MailboxEdit stopRequested(boolean wanted) {
    stopRequested = wanted;
    return this;
  }

  public MailboxEdit problem(Optional<Problem> next) {
    problem = next;
    return this;
  }

  public MailboxEdit progress(Progress next) {
    progress = next;
    return this;
  }

  /** What was asked of the target by now. */
  public MailboxEdit pace(Pace next) {
    pace = next;
    return this;
  }

  /** What a person should know of its folders; the first ones, each of a readable length. */
  public MailboxEdit notes(List<String> next) {
    List<String> kept = next.stream().limit(Mailbox.MAX_NOTES).map(MailboxEdit::readable).toList();
    notes =
        next.size() <= Mailbox.MAX_NOTES
            ? kept
            : Stream.concat(
                    kept.stream().limit(Mailbox.MAX_NOTES - 1),
                    Stream.of("and " + (next.size() - Mailbox.MAX_NOTES + 1) + " more"))
                .toList();
    return this;
  }

  private static String readable(String note) {
    if (note.length() <= LONGEST_NOTE) {
      return note;
    }
    boolean pair = Character.isHighSurrogate(note.charAt(LONGEST_NOTE - 1));
    return note.substring(0, pair ? LONGEST_NOTE - 1 : LONGEST_NOTE) + "…";
  }

  /** The changed row, to be stored on condition that nobody else was faster. */
  public Mailbox at(Instant now) {
    return new Mailbox(
        from.key(),
        from.emailAddress(),
        userName,
        password,
        from.userRoot(),
        from.options(),
        status,
        relay,
        baton,
        stopRequested,
        problem,
        progress,
        pace,
        notes,
        now,
        from.version());
  }
}
