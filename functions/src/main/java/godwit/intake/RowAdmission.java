package godwit.intake;

import godwit.batch.Addition;
import godwit.batch.AdditionStore;
import godwit.batch.Batch;
import godwit.batch.BatchCommand;
import godwit.batch.BatchId;
import godwit.batch.BatchStore;
import godwit.batch.Mailbox;
import godwit.batch.MailboxStore;
import godwit.batch.StoredEndpoint;
import godwit.endpoint.EndpointName;
import godwit.endpoint.SourceEndpoint;
import godwit.failure.MigrationException;
import godwit.failure.TransientException;
import godwit.seal.Sealer;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Adds rows to a batch that is there, all or none of them, or says every fault. One request at a
 * time for each batch. A request that is repeated with the same key adds nothing again. Safe for
 * use by many threads.
 */
public final class RowAdmission {
  private static final String ALLOW_UNKNOWN = "allowUnknownColumnsInCsv";
  private static final int PAGE = 1_000;
  private static final int TRIES = 20;

  private final Stores stores;
  private final AdditionWriter writer;
  private final NamedEndpoints named;
  private final EndpointCopies copies;
  private final Sealer sealer;
  private final Draws draws;

  /** Where batches and their rows are kept. */
  public record Stores(AdditionStore additions, BatchStore batches, MailboxStore mailboxes) {}

  /**
   * What differs from request to request.
   *
   * @param ids draws 12 lower-case letters and digits
   */
  public record Draws(Supplier<String> ids, Clock clock) {}

  public RowAdmission(
      Stores stores,
      AdditionWriter writer,
      NamedEndpoints named,
      EndpointCopies copies,
      Sealer sealer,
      Draws draws) {
    this.stores = stores;
    this.writer = writer;
    this.named = named;
    this.copies = copies;
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
    OptionalInt before =
        key.isEmpty() ? OptionalInt.empty() : stores.additions().added(batch.id(), key);
    if (before.isPresent()) {
      return new Outcome.Repeated(before.getAsInt());
    }
    ParsedCsv checked = read(batch, submission, servers(batch));
    if (!checked.problems().isEmpty()) {
      return new Outcome.Refused(checked.problems());
    }
    Instant now = draws.clock().instant();
    var wanted = new Addition(batch.id(), draws.ids().get(), key, 0, false, now, "");
    Optional<Addition> begun = stores.additions().begin(wanted);
    return begun.isEmpty() ? new Outcome.Busy() : add(begun.get(), submission);
  }

  /** From here on nobody else adds, so what is there now is all that there is. */
  private Outcome add(Addition addition, BatchSubmission submission) throws MigrationException {
    Optional<Batch> batch = Optional.empty();
    ParsedCsv csv;
    List<Mailbox> rows;
    try {
      batch = live(addition.batch());
      if (batch.filter(b -> BatchCommand.ADD.isPossible(b.status())).isEmpty()) {
        return ended(addition, new Outcome.Impossible(batch));
      }
      RowServers servers = servers(batch.get());
      csv = read(batch.get(), submission, servers);
      if (!csv.problems().isEmpty()) {
        return ended(addition, new Outcome.Refused(csv.problems()));
      }
      rows = sealed(batch.get(), csv.rows());
      if (!hold(batch.get(), servers, csv.rows())) {
        return ended(addition, new Outcome.Impossible(live(addition.batch())));
      }
    } catch (MigrationException e) {
      writer.undo(addition);
      throw e;
    }
    Optional<Batch> grown = writer.write(addition, rows);
    return grown.isEmpty() ? new Outcome.Impossible(batch) : added(grown.get(), rows, csv);
  }

  /** Nothing is added. */
  private Outcome ended(Addition addition, Outcome outcome) throws MigrationException {
    stores.additions().end(addition);
    return outcome;
  }

  private static Outcome added(Batch grown, List<Mailbox> rows, ParsedCsv csv) {
    return new Outcome.Added(grown, rows.size(), csv.notices());
  }

  private Optional<Batch> live(BatchId id) throws MigrationException {
    return stores.batches().find(id.name()).filter(b -> b.id().equals(id));
  }

  /**
   * Gives the batch its copies of the source servers that rows name, before any of these rows is
   * its own. If the rows never come, the copies harm nobody.
   *
   * @return whether the batch is there to have them
   */
  private boolean hold(Batch batch, RowServers servers, List<BatchRow> rows)
      throws MigrationException {
    List<SourceEndpoint> more = servers.copies(named, batch.id(), batch.dataKey(), rows);
    if (more.isEmpty()) {
      return true;
    }
    Optional<Batch> row = Optional.of(batch);
    for (int i = 0; i < TRIES && row.isPresent(); i++) {
      var all = new ArrayList<>(row.get().rowEndpoints());
      all.addAll(more);
      Optional<Batch> held = stores.batches().update(row.get().withRowEndpoints(all));
      if (held.isPresent()) {
        confirm(row.get(), held.get(), servers.read(rows));
        return true;
      }
      row = live(batch.id()).filter(b -> BatchCommand.ADD.isPossible(b.status()));
    }
    if (row.isPresent()) {
      throw new TransientException("BatchBusy", "the batch changes too often; try again");
    }
    return false;
  }

  /** From now on others see the batch as a user; what they did just before is looked for. */
  private void confirm(Batch before, Batch held, List<StoredEndpoint> read)
      throws MigrationException {
    try {
      copies.requireKept(read);
    } catch (MigrationException e) {
      // Lost to another who changed the batch, the copies stay and harm nobody.
      Optional<Batch> unused =
          stores.batches().update(held.withRowEndpoints(before.rowEndpoints()));
      throw e;
    }
    Batch unused = copies.renewed(held, read);
  }

  /** Legs are counted from a number that no earlier mailbox of the address has reached. */
  private List<Mailbox> sealed(Batch batch, List<BatchRow> rows) throws MigrationException {
    Instant now = draws.clock().instant();
    return new RowSealer(sealer)
        .sealed(batch.id(), batch.dataKey(), rows, now).stream()
            .map(mailbox -> mailbox.withLegsFrom(Math.max(1, now.toEpochMilli())))
            .toList();
  }

  private RowServers servers(Batch batch) throws MigrationException {
    Set<String> held =
        batch.rowEndpoints().stream()
            .flatMap(copy -> copy.name().stream())
            .map(EndpointName::key)
            .collect(Collectors.toUnmodifiableSet());
    return new RowServers(RowServers.Server.of(batch.endpoint()), named.all(), held);
  }

  private ParsedCsv read(Batch batch, BatchSubmission submission, RowServers servers)
      throws MigrationException {
    var faults = new Problems.Gathered();
    var fields = new Fields(submission.fields(), faults);
    UnknownFields.in(submission.fields().keySet(), Set.of(ALLOW_UNKNOWN)).forEach(faults::add);
    boolean allowUnknown = fields.flag(ALLOW_UNKNOWN, false);
    Set<String> present = addresses(batch);
    ParsedCsv csv =
        new CsvBatchParser(new CsvRules(allowUnknown, present, servers)).parse(submission.csv());
    int all = present.size() + csv.rows().size();
    if (csv.rows().size() <= CsvBatchParser.MAX_ROWS && all > CsvBatchParser.MAX_ROWS) {
      faults.add(tooMany(present.size(), csv.rows().size()));
    }
    return new ParsedCsv(csv.rows(), faults.problems().and(csv.problems()), csv.notices());
  }

  private Set<String> addresses(Batch batch) throws MigrationException {
    var present = new HashSet<String>();
    stores
        .mailboxes()
        .forEach(batch.id(), Set.of(), PAGE, mailbox -> present.add(mailbox.key().address()));
    return present;
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
