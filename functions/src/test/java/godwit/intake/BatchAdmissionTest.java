package godwit.intake;

import static godwit.intake.IntakeBench.FIELDS;
import static godwit.intake.IntakeBench.submission;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import godwit.batch.Batch;
import godwit.batch.BatchId;
import godwit.batch.BatchName;
import godwit.batch.BatchStatus;
import godwit.batch.ForwardingMailboxStore;
import godwit.batch.Mailbox;
import godwit.batch.MailboxKey;
import godwit.batch.MailboxStatus;
import godwit.batch.MailboxStore;
import godwit.endpoint.Security;
import godwit.failure.MigrationException;
import godwit.failure.TransientException;
import godwit.seal.PlainSealer;
import godwit.work.WorkItem;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchAdmissionTest {
  private final IntakeBench bench = new IntakeBench();

  @Test
  void stores_the_batch_and_its_mailboxes_and_sets_it_going() throws Exception {
    var outcome = bench.admission().admit(submission(FIELDS, "key-1"));

    Batch batch = ((AdmissionOutcome.Created) outcome).batch();
    assertThat(batch.status()).isEqualTo(BatchStatus.STARTING);
    assertThat(batch.mailboxes()).isEqualTo(2);
    assertThat(batch.requestKey()).isEqualTo("key-1");
    assertThat(batch.endpoint().host()).isEqualTo("imap.b.example");
    assertThat(batch.endpoint().port()).isEqualTo(993);
    assertThat(batch.endpoint().security()).isEqualTo(Security.SSL);
    assertThat(bench.batches.find(new BatchName("web-host"))).contains(batch);
    assertThat(bench.queue.waiting())
        .extracting(w -> w.item())
        .containsExactly(new WorkItem.AdmitBatch(batch.id()));
    Mailbox ada = bench.mailboxes.find(new MailboxKey(batch.id(), "ada@b.example")).orElseThrow();
    assertThat(ada.emailAddress()).isEqualTo("Ada@b.example");
    assertThat(ada.status()).isEqualTo(MailboxStatus.QUEUED);
    assertThat(
            new PlainSealer()
                .open(batch.dataKey(), ada.password(), Mailbox.passwordCell(ada.key()))
                .reveal())
        .isEqualTo("hunter2");
  }

  @Test
  void the_same_key_gets_the_same_batch_and_another_key_a_conflict() throws Exception {
    var made = (AdmissionOutcome.Created) bench.admission().admit(submission(FIELDS, "key-1"));

    assertThat(bench.admission().admit(submission(FIELDS, "key-1")))
        .isEqualTo(new AdmissionOutcome.Repeated(made.batch()));
    assertThat(bench.admission().admit(submission(FIELDS, "key-2")))
        .isEqualTo(new AdmissionOutcome.Conflict(made.batch()));
    assertThat(bench.admission().admit(submission(FIELDS, "")))
        .isEqualTo(new AdmissionOutcome.Conflict(made.batch()));
    assertThat(bench.queue.waiting()).hasSize(1);
  }

  @Test
  void finds_every_fault_of_form_and_rows_and_writes_nothing() throws Exception {
    var fields =
        Map.of(
            "name", "with space",
            "host", "nowhere.b.example",
            "port", "70000",
            "security", "tlsx",
            "maxConcurrentMigrations", "0",
            "autoStart", "yes",
            "startAfter", "tomorrow",
            "syncInterval", "1m",
            "notificationEmails", "a@b.example, nobody",
            "sekurity", "ssl");
    var csv = CsvText.received("EmailAddress,UserName,Password\nada,ada,p\n");

    var outcome = bench.admission().admit(new BatchSubmission(fields, csv, ""));

    Problems problems = ((AdmissionOutcome.Refused) outcome).problems();
    assertThat(problems.listed().stream().map(p -> p.code() + ": " + p.what() + " " + p.advice()))
        .containsExactly(
            "UnknownField: This field is not known. It probably means security.",
            "InvalidField: \"name\" has spaces or special characters, or is longer than 64. Use"
                + " letters, digits, dots, hyphens and underscores; the first a letter or digit.",
            "InvalidField: \"host\" names nowhere.b.example, for which DNS has no address. Check"
                + " its spelling, and that public DNS knows it.",
            "InvalidField: \"security\" is neither ssl, starttls nor none. Write ssl for port 993.",
            "InvalidField: \"port\" is no whole number from 1 to 65535. Correct it.",
            "InvalidField: \"maxConcurrentMigrations\" is no whole number from 1 to 1000. Correct"
                + " it.",
            "InvalidField: \"autoStart\" is neither true nor false. Write true or false.",
            "InvalidField: \"startAfter\" is no date and time. Write it as 2026-11-21T20:00:00Z.",
            "InvalidField: \"syncInterval\" is no length of time of at least PT15M. Write it as"
                + " PT24H or 24h.",
            "InvalidField: \"notificationEmails\" holds something that is not an address. Correct"
                + " it.",
            "MalformedAddress: Row 1: EmailAddress is not an e-mail address. Write the target"
                + " mailbox as name@domain, without a display name.");
    assertThat(bench.batches.all()).isEmpty();
    assertThat(bench.queue.waiting()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'',\"host\" is missing.",
    "private.b.example,'\"host\" names private.b.example, which has an address that is not"
        + " public.'",
    "'imap.b.example:993/x',\"host\" is no host name.",
    "'imap b',\"host\" is no host name."
  })
  void refuses_a_bad_host(String host, String what) throws Exception {
    var fields = Map.of("name", "n", "host", host);

    var outcome = bench.admission().admit(submission(fields, ""));

    assertThat(((AdmissionOutcome.Refused) outcome).problems().listed())
        .extracting(IntakeProblem::what)
        .containsExactly(what);
  }

  @Test
  void takes_a_host_with_letters_of_any_language_and_one_on_the_list() throws Exception {
    var idn =
        bench.admission().admit(submission(Map.of("name", "a", "host", "bücher.example"), ""));
    var local =
        bench
            .admission()
            .admit(submission(Map.of("name", "b", "host", "127.0.0.1", "security", "none"), ""));

    assertThat(((AdmissionOutcome.Created) idn).batch().endpoint().host())
        .isEqualTo("xn--bcher-kva.example");
    assertThat(((AdmissionOutcome.Created) local).batch().endpoint().port()).isEqualTo(143);
  }

  @Test
  void a_trust_anchor_that_is_no_certificate_is_refused() throws Exception {
    var fields = new HashMap<>(FIELDS);
    fields.put("trustAnchor", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----");

    assertThat(bench.admission().admit(submission(fields, "")))
        .isInstanceOf(AdmissionOutcome.Refused.class);
  }

  @Test
  void a_batch_for_later_waits_and_is_started_by_the_pulse() throws Exception {
    var fields = new HashMap<>(FIELDS);
    fields.put("startAfter", "2026-11-22T01:00:00");
    fields.put("timeZone", "Europe/Berlin");

    var made = (AdmissionOutcome.Created) bench.admission().admit(submission(fields, ""));

    assertThat(made.batch().status()).isEqualTo(BatchStatus.WAITING);
    assertThat(made.batch().options().schedule().startAfter())
        .contains(Instant.parse("2026-11-22T00:00:00Z"));
    assertThat(bench.queue.waiting().getFirst().visible())
        .isEqualTo(Instant.parse("2026-11-22T00:00:00Z"));
    bench.upkeep.run();
    assertThat(status(made.batch())).contains(BatchStatus.WAITING);
    bench.clock.advance(Duration.ofHours(4));
    bench.upkeep.run();
    assertThat(status(made.batch())).contains(BatchStatus.STARTING);
  }

  @Test
  void a_batch_without_autostart_is_stopped_and_sends_nothing() throws Exception {
    var fields = new HashMap<>(FIELDS);
    fields.put("autoStart", "false");

    var made = (AdmissionOutcome.Created) bench.admission().admit(submission(fields, ""));

    assertThat(made.batch().status()).isEqualTo(BatchStatus.STOPPED);
    assertThat(bench.queue.waiting()).isEmpty();
  }

  @Test
  void storage_that_fails_in_the_middle_leaves_a_batch_that_is_being_removed() throws Exception {
    var failing = new DyingMailboxes(() -> new TransientException("500", "storage failed"));

    assertThatThrownBy(() -> admissionOver(failing).admit(submission(FIELDS, "key-1")))
        .isInstanceOf(TransientException.class);

    Batch left = bench.batches.find(new BatchName("Web-Host")).orElseThrow();
    assertThat(left.status()).isEqualTo(BatchStatus.REMOVING);
    assertThat(left.undone()).as("nobody is told that it is gone").isTrue();
    assertThat(bench.queue.waiting())
        .extracting(w -> w.item())
        .containsExactly(new WorkItem.PurgeBatch(left.id()));
    assertThat(bench.admission().admit(submission(FIELDS, "key-1")))
        .isInstanceOf(AdmissionOutcome.Conflict.class);
  }

  @Test
  void a_crash_in_the_middle_is_removed_by_the_pulse_and_not_before() throws Exception {
    var dying =
        new DyingMailboxes(() -> {
          throw new OutOfMemoryError("killed");
        });
    assertThatThrownBy(() -> admissionOver(dying).admit(submission(FIELDS, "key-1")))
        .isInstanceOf(OutOfMemoryError.class);

    Batch left = bench.batches.find(new BatchName("Web-Host")).orElseThrow();
    assertThat(left.status()).isEqualTo(BatchStatus.CREATED);
    assertThat(bench.admission().admit(submission(FIELDS, "key-1")))
        .isEqualTo(new AdmissionOutcome.Conflict(left));
    bench.clock.advance(BatchWriter.WRITE_LIMIT);
    bench.upkeep.run();
    assertThat(status(left)).contains(BatchStatus.CREATED);
    bench.clock.advance(BatchWriter.ABANDONED_AFTER);
    bench.upkeep.run();
    assertThat(status(left)).contains(BatchStatus.REMOVING);
    assertThat(bench.batches.find(left.id().name()).orElseThrow().undone()).isTrue();
    assertThat(bench.queue.waiting())
        .extracting(w -> w.item())
        .containsExactly(new WorkItem.PurgeBatch(left.id()));
  }

  @Test
  void a_writer_that_takes_too_long_gives_up_before_its_rows_may_be_removed() throws Exception {
    var slow =
        new DyingMailboxes(() -> {
          bench.clock.advance(BatchWriter.WRITE_LIMIT.plusSeconds(1));
          return null;
        });

    assertThatThrownBy(() -> admissionOver(slow).admit(submission(FIELDS, "")))
        .isInstanceOf(TransientException.class)
        .hasMessageContaining("nothing of it is kept");
  }

  @Test
  void the_pulse_sends_again_what_a_crash_kept_from_the_queue() throws Exception {
    var made = (AdmissionOutcome.Created) bench.admission().admit(submission(FIELDS, ""));
    bench.queue.due(bench.clock.instant());

    bench.upkeep.run();

    assertThat(bench.queue.due(bench.clock.instant()))
        .containsExactly(new WorkItem.AdmitBatch(made.batch().id()));
  }

  private Optional<BatchStatus> status(Batch batch) {
    return bench.batches.find(batch.id().name()).map(Batch::status);
  }

  private BatchAdmission admissionOver(MailboxStore store) {
    var writer =
        new BatchWriter(
            bench.batches, store, bench.summaries, bench.queue, bench.removal, bench.clock);
    return bench.admission(writer, bench.batches);
  }

  /** Something that happens in the middle of storing rows. */
  private interface Strike {
    /** An exception to throw; null to go on. */
    MigrationException now();
  }

  /** Stores in which something happens after the rows were written. */
  private final class DyingMailboxes implements ForwardingMailboxStore {
    private final Strike strike;

    DyingMailboxes(Strike strike) {
      this.strike = strike;
    }

    @Override
    public MailboxStore store() {
      return bench.mailboxes;
    }

    @Override
    public void insertAll(BatchId batch, List<Mailbox> rows) throws MigrationException {
      bench.mailboxes.insertAll(batch, rows);
      MigrationException failure = strike.now();
      if (failure != null) {
        throw failure;
      }
    }
  }
}
