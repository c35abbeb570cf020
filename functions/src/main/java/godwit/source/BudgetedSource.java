package godwit.source;

import godwit.failure.MigrationException;
import godwit.failure.ThrottledException;
import godwit.pace.DownloadBudget;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * A session that reads no more in a day than its budget: when that is used up, reading ends with
 * the time at which it goes on. Looks at the budget every few megabytes.
 */
public final class BudgetedSource implements MailSource {
  /** Code of the wait for the next day's share. */
  public static final String CODE = "DAILY_BUDGET";

  /** What is read between two looks; a larger message is read whole. */
  private static final long STEP_BYTES = 8_000_000;

  /** About what a server says of a message besides its content. */
  private static final long ENVELOPE_BYTES = 150;

  private static final long FLAGS_BYTES = 50;

  private final MailSource source;
  private final DownloadBudget budget;
  private final Clock clock;

  public BudgetedSource(MailSource source, DownloadBudget budget, Clock clock) {
    this.source = source;
    this.budget = budget;
    this.clock = clock;
  }

  @Override
  public List<SourceFolder> folders() throws MigrationException {
    return source.folders();
  }

  @Override
  public boolean labelled() {
    return source.labelled();
  }

  @Override
  public List<String> notes() {
    return source.notes();
  }

  @Override
  public FolderState open(SourceFolder folder) throws MigrationException {
    return source.open(folder);
  }

  @Override
  public List<UidRange> plan(FolderCursor cursor, long fromUid, int messagesPerRange)
      throws MigrationException {
    return source.plan(cursor, fromUid, messagesPerRange);
  }

  @Override
  public List<MessageSummary> list(FolderCursor cursor, UidRange range) throws MigrationException {
    List<MessageSummary> listed = source.list(cursor, range);
    budget.spend(listed.size() * ENVELOPE_BYTES);
    return listed;
  }

  @Override
  public List<UidFlags> flags(FolderCursor cursor, UidRange range, OptionalLong since)
      throws MigrationException {
    List<UidFlags> flags = source.flags(cursor, range, since);
    budget.spend(flags.size() * FLAGS_BYTES);
    return flags;
  }

  /**
   * {@inheritDoc}
   *
   * @throws ThrottledException if the day's share is used up; what was shown stays shown
   */
  @Override
  public void read(FolderCursor cursor, List<MessageSummary> messages, Visitor visitor)
      throws MigrationException {
    var step = new ArrayList<MessageSummary>();
    long bytes = 0;
    for (MessageSummary message : messages) {
      if (!step.isEmpty() && bytes + message.sizeBytes() > STEP_BYTES) {
        read(cursor, step, bytes, visitor);
        step.clear();
        bytes = 0;
      }
      step.add(message);
      bytes += message.sizeBytes() + ENVELOPE_BYTES;
    }
    if (!step.isEmpty()) {
      read(cursor, step, bytes, visitor);
    }
  }

  private void read(FolderCursor cursor, List<MessageSummary> step, long bytes, Visitor visitor)
      throws MigrationException {
    if (!budget.holds(bytes)) {
      throw usedUp(bytes);
    }
    source.read(
        cursor,
        List.copyOf(step),
        message -> {
          budget.spend(message.content().sizeBytes() + ENVELOPE_BYTES);
          visitor.visit(message);
        });
  }

  private ThrottledException usedUp(long bytes) {
    Instant resumes = budget.resumes(bytes);
    Duration wait = Duration.between(clock.instant(), resumes);
    return new ThrottledException(
        CODE,
        "the "
            + budget.megabytesPerDay()
            + " MB that may be read from this source mailbox in a day are used up"
            + " (maxMegabytesPerDay); it goes on by itself at "
            + resumes.truncatedTo(ChronoUnit.SECONDS),
        wait.isNegative() ? Duration.ZERO : wait);
  }

  @Override
  public void close() {
    source.close();
  }
}
