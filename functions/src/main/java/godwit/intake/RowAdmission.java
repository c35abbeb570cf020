package godwit.intake;

import godwit.batch.Addition;
import godwit.batch.AdditionStore;
import godwit.batch.Batch;
import godwit.batch.BatchCommand;
import godwit.batch.BatchStore;
import godwit.batch.Mailbox;
import godwit.batch.MailboxStore;
import godwit.endpoint.SourceAccess;
import godwit.endpoint.TokenGrant;
import godwit.failure.MigrationException;
import godwit.seal.Sealer;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Adds rows to a batch that is there, all or none of them, or says every fault. One request at a
 * time for each batch. A request that is repeated with the same key adds nothing again. Safe for
 * use by many threads.
 */
public final class RowAdmission {
  private static final String ALLOW_UNKNOWN = "allowUnknownColumnsInCsv";
  private static final int PAGE = 1_000;

  private final AdditionStore additions;
  private final AdditionWriter writer;
  private final BatchStore batches;
  private final MailboxStore mailboxes;
  private final Sealer sealer;
  private final Draws draws;

  /**
   * What differs from request to request.
   *
   * @param ids draws 12 lower-case letters and digits
   */
  public record Draws(Supplier<String> ids, Clock clock) {}

  public RowAdmission(
      AdditionStore additions,
      AdditionWriter writer,
      BatchStore batches,
      MailboxStore mailboxes,
      Sealer sealer,
      Draws draws) {
    this.additions = additions;
    this.writer = writer;
    this.batches = batches;
    this.mailboxes = mailboxes;
    this.sealer = sealer;
    this.draws = draws;
  }

  /** What became of a request. */
  public sealed interface Outcome {
    /** The rows are the batch's. */
    record Added(Batch batch, int rows, List<String> notices) implements Outcome {
      public Added {
        notices = List.copyOf(notices);
      }
    }

    /** The same request, known by its key, had added its rows before; nothing was done. */
    record Repeated(int rows) implements Outcome {}

    /** The request has faults; nothing was added. */
    record Refused(Problems problems) implements Outcome {}

    /** Another request adds rows to the batch at this moment, or was broken off minutes ago. */
    record Busy() implements Outcome {}

    /** The batch takes no rows now, or is gone. */
    record Impossible(Optional<Batch> batch) implements Outcome {}
  }

  /**
   * Takes rows in.
   *
   * @throws MigrationException if sealing or storage failed; what was stored by then is removed, or
   *     carried to its end if it was whole, at once or by the pulse
   */
  public Outcome add(Batch batch, BatchSubmission submission) throws MigrationException {
    String key = submission.requestKey();
    OptionalInt before = key.isEmpty() ? OptionalInt.empty() : additions.added(batch.id(), key);
    if (before.isPresent()) {
      return new Outcome.Repeated(before.getAsInt());
    }
    ParsedCsv checked = read(batch, submission);
    if (!checked.problems().isEmpty()) {
      return new Outcome.Refused(checked.problems());
    }
    Instant now = draws.clock().instant();
    var wanted = new Addition(batch.id(), draws.ids().get(), key, 0, false, now, "");
    Optional<Addition> begun = additions.begin(wanted);
    return begun.isEmpty() ? new Outcome.Busy() : add(begun.get(), submission);
  }

  /** From here on nobody else adds, so what is there now is all that there is. */
  private Outcome add(Addition addition, BatchSubmission submission) throws MigrationException {
    Optional<Batch> batch = Optional.empty();
    ParsedCsv csv;
    List<Mailbox> rows;
    try {
      batch = batches.find(addition.batch().name()).filter(b -> b.id().equals(addition.batch()));
      if (batch.filter(b -> BatchCommand.ADD.isPossible(b.status())).isEmpty()) {
        additions.end(addition);
        return new Outcome.Impossible(batch);
      }
      csv = read(batch.get(), submission);
      if (!csv.problems().isEmpty()) {
        additions.end(addition);
        return new Outcome.Refused(csv.problems());
      }
      rows = sealed(batch.get(), csv.rows());
    } catch (MigrationException e) {
      writer.undo(addition);
      throw e;
    }
    Optional<Batch> grown = writer.write(addition, rows);
    return grown.isEmpty()
        ? new Outcome.Impossible(batch)
        : new Outcome.Added(grown.get(), rows.size(), csv.notices());
  }

  /** Legs are counted from a number that no earlier mailbox of the address has reached. */
  private List<Mailbox> sealed(Batch batch, List<BatchRow> rows) throws MigrationException {
    Instant now = draws.clock().instant();
    return new RowSealer(sealer)
        .sealed(batch.id(), batch.dataKey(), rows, now).stream()
            .map(mailbox -> mailbox.withLegsFrom(Math.max(1, now.toEpochMilli())))
            .toList();
  }

  private ParsedCsv read(Batch batch, BatchSubmission submission) throws MigrationException {
    var faults = new Problems.Gathered();
    var fields = new Fields(submission.fields(), faults);
    UnknownFields.in(submission.fields().keySet(), Set.of(ALLOW_UNKNOWN)).forEach(faults::add);
    boolean allowUnknown = fields.flag(ALLOW_UNKNOWN, false);
    Set<String> present = addresses(batch);
    Set<Column> required =
        needsPasswords(batch.endpoint().access()) ? Column.REQUIRED : Column.WITHOUT_PASSWORDS;
    ParsedCsv csv = new CsvBatchParser(allowUnknown, required, present).parse(submission.csv());
    int all = present.size() + csv.rows().size();
    if (csv.rows().size() <= CsvBatchParser.MAX_ROWS && all > CsvBatchParser.MAX_ROWS) {
      faults.add(tooMany(present.size(), csv.rows().size()));
    }
    return new ParsedCsv(csv.rows(), faults.problems().and(csv.problems()), csv.notices());
  }

  private Set<String> addresses(Batch batch) throws MigrationException {
    var present = new HashSet<String>();
    mailboxes.forEach(batch.id(), Set.of(), PAGE, mailbox -> present.add(mailbox.key().address()));
    return present;
  }

  static boolean needsPasswords(SourceAccess access) {
    return access.secret().isEmpty()
        || access.tokens().filter(t -> t.grant() == TokenGrant.REFRESH_TOKEN).isPresent();
  }

  private static RowProblem tooMany(int present, int more) {
    return RowProblem.ofFile(
        RowFault.TOO_MANY_ROWS,
        "The batch has "
            + present
            + " mailboxes and the CSV file "
            + more
            + " rows; a batch takes "
            + CsvBatchParser.MAX_ROWS
            + ".",
        "Send the rows as a batch of their own.");
  }
}
