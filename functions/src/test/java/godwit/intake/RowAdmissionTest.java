package godwit.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import godwit.batch.Addition;
import godwit.batch.Batch;
import godwit.batch.BatchId;
import godwit.batch.BatchOptions;
import godwit.batch.BatchStatus;
import godwit.batch.Batches;
import godwit.batch.ForwardingMailboxStore;
import godwit.batch.Mailbox;
import godwit.batch.MailboxKey;
import godwit.batch.MailboxStatus;
import godwit.batch.MailboxStore;
import godwit.failure.MigrationException;
import godwit.failure.TransientException;
import godwit.intake.RowAdmission.Outcome;
import godwit.work.WorkItem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rows are added to a batch that is there. */
class RowAdmissionTest {
  private static final String HEADER = "EmailAddress,UserName,Password\n";
  private static final String CSV = HEADER + "cas@b.example,cas,hunter2\nDea@b.example,dea,pw\n";

  private final IntakeBench bench = new IntakeBench();
  private final Batch batch = made(BatchStatus.SYNCED);

  @Test
  void rows_are_sealed_queued_and_let_in() throws Exception {
    Outcome outcome = add(CSV);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Added.class,
            added -> {
              assertThat(added.rows()).isEqualTo(2);
              assertThat(added.batch().mailboxes()).isEqualTo(4);
            });
    Mailbox row = row("dea@b.example").orElseThrow();
    assertThat(row.status()).isEqualTo(MailboxStatus.QUEUED);
    assertThat(row.emailAddress()).isEqualTo("Dea@b.example");
    assertThat(row.password()).isNotEqualTo(row("cas@b.example").orElseThrow().password());
    assertThat(row.password().text()).doesNotContain("pw");
    assertThat(row.baton().leg()).isEqualTo(bench.clock.instant().toEpochMilli());
    assertThat(bench.queue.waiting())
        .extracting(w -> w.item())
        .containsExactly(new WorkItem.AdmitBatch(batch.id()));
    assertThat(bench.additions.all()).isEmpty();
    assertThat(addresses(batch.id())).hasSize(4);
  }

  @Test
  void every_fault_is_told_with_row_and_column_and_nothing_is_added() throws Exception {
    Outcome outcome =
        add(
            HEADER
                + "ADA@b.example,ada,pw\n"
                + "cas@b.example,,pw\n"
                + "no address,x,pw\n"
                + "cas@B.example,y,pw\n",
            Map.of("host", "imap.b.example"));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused ->
                assertThat(refused.problems().listed())
                    .extracting(RowAdmissionTest::brief)
                    .containsExactly(
                        "UnknownField host",
                        "1 EmailAddress AlreadyInBatch",
                        "2 UserName EmptyCell",
                        "3 EmailAddress MalformedAddress",
                        "4 EmailAddress DuplicateAddress"));
    assertThat(addresses(batch.id())).hasSize(2);
    assertThat(bench.queue.waiting()).isEmpty();
    assertThat(bench.additions.all()).isEmpty();
  }

  private static String brief(IntakeProblem problem) {
    return switch (problem) {
      case RowProblem row -> row.row() + " " + row.column() + " " + row.code();
      case FieldProblem field -> field.code() + " " + field.field();
    };
  }

  @Test
  void a_batch_never_has_more_rows_than_one_file_may_have() throws Exception {
    var csv = new StringBuilder(HEADER);
    for (int i = 0; i < CsvBatchParser.MAX_ROWS - 1; i++) {
      csv.append("u").append(i).append("@b.example,u,p\n");
    }

    Outcome outcome = add(csv.toString());

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused ->
                assertThat(refused.problems().listed())
                    .extracting(IntakeProblem::what)
                    .containsExactly(
                        "The batch has 2 mailboxes and the CSV file 49999 rows; a batch takes"
                            + " 50000."));
  }

  @Test
  void the_same_request_adds_nothing_again() throws Exception {
    assertThat(add(CSV, "run-1")).isInstanceOf(Outcome.Added.class);

    assertThat(add(CSV, "run-1")).isEqualTo(new Outcome.Repeated(2));
    assertThat(add(CSV, "run-2")).isInstanceOf(Outcome.Refused.class);
    assertThat(addresses(batch.id())).hasSize(4);
  }

  @Test
  void two_requests_do_not_mix() throws Exception {
    Addition other = begin(bench.clock.instant());

    assertThat(add(CSV)).isEqualTo(new Outcome.Busy());
    bench.additions.end(other);
    assertThat(add(CSV)).isInstanceOf(Outcome.Added.class);
  }

  @Test
  void a_batch_that_goes_takes_no_rows() throws Exception {
    Batch going = bench.batches.update(batch.withStatus(BatchStatus.REMOVING)).orElseThrow();

    assertThat(add(CSV)).isEqualTo(new Outcome.Impossible(Optional.of(going)));
    assertThat(addresses(batch.id())).hasSize(2);
    assertThat(bench.additions.all()).isEmpty();
  }

  @Test
  void a_failure_while_rows_are_stored_adds_none() throws Exception {
    var failing = new Failing(Strike.INSERT);

    assertThatThrownBy(() -> bench.rows(failing).add(batch, submission(CSV, Map.of(), "k")))
        .isInstanceOf(TransientException.class);

    assertThat(addresses(batch.id())).hasSize(2);
    assertThat(bench.additions.all()).isEmpty();
    assertThat(add(CSV, "k")).isInstanceOf(Outcome.Added.class);
  }

  @Test
  void a_crash_before_the_commit_leaves_nothing_once_the_pulse_has_come() throws Exception {
    Addition left = begin(bench.clock.instant());
    bench.mailboxes.insertAll(
        left.apart(), List.of(Batches.mailbox(left.apart(), "cas@b.example")));

    bench.clock.advance(BatchWriter.ABANDONED_AFTER.minusSeconds(1));
    bench.upkeep.run();
    assertThat(bench.additions.all()).as("its writer may still live").hasSize(1);
    bench.clock.advance(Duration.ofSeconds(2));
    bench.upkeep.run();

    assertThat(bench.additions.all()).isEmpty();
    assertThat(addresses(left.apart())).isEmpty();
    assertThat(addresses(batch.id())).hasSize(2);
  }

  @Test
  void a_crash_after_the_commit_is_carried_to_its_end_by_the_pulse() throws Exception {
    var failing = new Failing(Strike.MOVE);
    assertThatThrownBy(() -> bench.rows(failing).add(batch, submission(CSV, Map.of(), "k")))
        .isInstanceOf(TransientException.class);
    assertThat(addresses(batch.id())).as("one of two had been moved").hasSize(3);

    bench.clock.advance(BatchWriter.ABANDONED_AFTER.plusSeconds(1));
    bench.upkeep.run();

    assertThat(addresses(batch.id())).hasSize(4);
    assertThat(bench.additions.all()).isEmpty();
    assertThat(add(CSV, "k")).isEqualTo(new Outcome.Repeated(2));
  }

  @Test
  void a_row_that_was_in_work_before_the_crash_was_mended_is_left_as_it_is() throws Exception {
    var failing = new Failing(Strike.MOVE);
    assertThatThrownBy(() -> bench.rows(failing).add(batch, submission(CSV, Map.of(), "k")))
        .isInstanceOf(TransientException.class);
    Mailbox moved = row("cas@b.example").orElseThrow();
    Mailbox worked =
        bench
            .mailboxes
            .update(moved.edit().status(MailboxStatus.VALIDATING).at(Batches.MADE))
            .orElseThrow();

    bench.clock.advance(BatchWriter.ABANDONED_AFTER.plusSeconds(1));
    bench.upkeep.run();

    assertThat(row("cas@b.example")).contains(worked);
  }

  @Test
  void an_addition_to_a_batch_that_is_being_removed_is_taken_back() throws Exception {
    var failing = new Failing(Strike.MOVE);
    assertThatThrownBy(() -> bench.rows(failing).add(batch, submission(CSV, Map.of(), "k")))
        .isInstanceOf(TransientException.class);
    Batch now = bench.batches.find(batch.id().name()).orElseThrow();
    assertThat(bench.batches.update(now.withStatus(BatchStatus.REMOVING))).isPresent();
    Addition left = bench.additions.find(batch.id()).orElseThrow();

    assertThat(bench.additionWriter.finish(left)).isEmpty();

    assertThat(addresses(left.apart())).isEmpty();
    assertThat(bench.additions.all()).isEmpty();
  }

  private Batch made(BatchStatus status) {
    Batch made =
        Batches.batch(Batches.id())
            .withStatus(status)
            .withOptions(BatchOptions.DEFAULT)
            .withMailboxes(2);
    assertThat(bench.batches.insert(made)).isTrue();
    bench.mailboxes.insertAll(
        made.id(),
        List.of(
            Batches.mailbox(made.id(), "ada@b.example"),
            Batches.mailbox(made.id(), "ben@b.example")));
    return bench.batches.find(made.id().name()).orElseThrow();
  }

  private Addition begin(java.time.Instant at) {
    return bench
        .additions
        .begin(new Addition(batch.id(), "abandoned000", "", 0, false, at, ""))
        .orElseThrow();
  }

  private Outcome add(String csv) throws MigrationException {
    return add(csv, "");
  }

  private Outcome add(String csv, String key) throws MigrationException {
    return bench.rows().add(batch, submission(csv, Map.of(), key));
  }

  private Outcome add(String csv, Map<String, String> fields) throws MigrationException {
    return bench.rows().add(batch, submission(csv, fields, ""));
  }

  private static BatchSubmission submission(String csv, Map<String, String> fields, String key) {
    return new BatchSubmission(fields, CsvText.received(csv), key);
  }

  private Optional<Mailbox> row(String address) {
    return bench.mailboxes.find(new MailboxKey(batch.id(), address));
  }

  private List<String> addresses(BatchId id) {
    return bench.mailboxes.page(id, Set.of(), Optional.empty(), 1_000).mailboxes().stream()
        .map(m -> m.key().address())
        .toList();
  }

  /** At which step storage fails. */
  private enum Strike {
    INSERT,
    MOVE
  }

  /** Stores one row of a step and fails then. */
  private final class Failing implements ForwardingMailboxStore {
    private final Strike strike;

    Failing(Strike strike) {
      this.strike = strike;
    }

    @Override
    public MailboxStore store() {
      return bench.mailboxes;
    }

    @Override
    public void insertAll(BatchId id, List<Mailbox> rows) throws MigrationException {
      bench.mailboxes.insertAll(id, strike == Strike.INSERT ? rows.subList(0, 1) : rows);
      fail(Strike.INSERT);
    }

    @Override
    public void insertMissing(BatchId id, List<Mailbox> rows) throws MigrationException {
      bench.mailboxes.insertMissing(id, strike == Strike.MOVE ? rows.subList(0, 1) : rows);
      fail(Strike.MOVE);
    }

    private void fail(Strike at) throws TransientException {
      if (strike == at) {
        throw new TransientException("StorageBusy", "not now");
      }
    }
  }
}
