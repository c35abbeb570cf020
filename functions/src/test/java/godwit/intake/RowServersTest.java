package godwit.intake;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.Batch;
import godwit.batch.BatchName;
import godwit.batch.BatchStatus;
import godwit.batch.Mailbox;
import godwit.batch.MailboxKey;
import godwit.batch.RowOptions;
import godwit.endpoint.EndpointName;
import godwit.endpoint.LogInForm;
import godwit.endpoint.SourceEndpoint;
import godwit.seal.PlainSealer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Copies of kept endpoints that a batch has for its rows. */
class RowServersTest {
  private static final EndpointName NAME = new EndpointName("Old-Host");
  private static final EndpointName MORE = new EndpointName("third-host");
  private static final String HEADER =
      "EmailAddress,UserName,Password,Endpoint,TargetFolder,Auth\n";
  private static final Map<String, String> ADMINISTERED =
      Map.of(
          "host", "old.contoso.com",
          "logIn", "authzid",
          "adminUser", "root",
          "adminPassword", "root's",
          "maxConcurrentMigrations", "7");

  private final IntakeBench bench = new IntakeBench();

  @Test
  void a_batch_gets_a_copy_of_each_with_the_secret_sealed_for_it() throws Exception {
    keep(NAME, ADMINISTERED);

    Batch batch = create("a@b.example,a,,OLD-host,Old mail,proxyauth\nb@b.example,b,p,,,\n");

    SourceEndpoint copy = batch.rowEndpoints().getFirst();
    assertThat(batch.rowEndpoints()).hasSize(1);
    assertThat(copy.name()).contains(NAME);
    assertThat(copy.maxConcurrentMigrations()).isEqualTo(7);
    assertThat(opened(batch, copy)).isEqualTo("root's");
    assertThat(batch.endpoint().host()).isEqualTo("imap.b.example");
    assertThat(row(batch, "a@b.example").options())
        .isEqualTo(
            new RowOptions(
                Optional.of(NAME), Optional.of(LogInForm.PROXYAUTH), Optional.of("Old mail")));
    assertThat(row(batch, "b@b.example").options()).isEqualTo(RowOptions.NONE);
  }

  @Test
  void an_endpoint_of_rows_is_in_use() throws Exception {
    keep(NAME, ADMINISTERED);
    Batch batch = create("a@b.example,a,,old-host,,\n");

    assertThat(bench.register().delete(NAME))
        .isEqualTo(new EndpointRegister.Outcome.InUse(List.of(batch)));
    var elsewhere = new HashMap<>(ADMINISTERED);
    elsewhere.put("host", "new.contoso.com");
    assertThat(bench.register().put(NAME, elsewhere))
        .isEqualTo(new EndpointRegister.Outcome.InUse(List.of(batch)));
  }

  @Test
  void limits_and_secret_are_brought_into_the_copy_and_leave_the_batchs_own_alone()
      throws Exception {
    keep(NAME, ADMINISTERED);
    Batch before = create("a@b.example,a,,old-host,,\n");
    var changed = new HashMap<>(ADMINISTERED);
    changed.put("maxConcurrentMigrations", "3");
    changed.put("adminPassword", "another");

    assertThat(bench.register().put(NAME, changed))
        .isInstanceOfSatisfying(
            EndpointRegister.Outcome.Stored.class,
            stored -> assertThat(stored.changed()).hasSize(1));

    Batch batch = bench.batches.find(before.id().name()).orElseThrow();
    SourceEndpoint copy = batch.rowEndpoints().getFirst();
    assertThat(copy.maxConcurrentMigrations()).isEqualTo(3);
    assertThat(opened(batch, copy)).isEqualTo("another");
    assertThat(batch.endpoint()).isEqualTo(before.endpoint());
  }

  @Test
  void rows_that_are_added_bring_copies_of_what_the_batch_has_not() throws Exception {
    keep(NAME, ADMINISTERED);
    keep(MORE, Map.of("host", "third.contoso.com"));
    Batch made = create("a@b.example,a,,old-host,,\n");
    Batch batch = bench.batches.update(made.withStatus(BatchStatus.SYNCED)).orElseThrow();

    var outcome = add(batch, "c@b.example,c,,old-host,,\nd@b.example,d,p,third-host,Mail,\n");

    assertThat(outcome)
        .isInstanceOfSatisfying(
            RowAdmission.Outcome.Added.class,
            added ->
                assertThat(added.batch().rowEndpoints())
                    .extracting(e -> e.name().orElseThrow())
                    .containsExactly(NAME, MORE));
    assertThat(row(batch, "d@b.example").options().targetFolder()).contains("Mail");
    assertThat(bench.register().delete(MORE)).isInstanceOf(EndpointRegister.Outcome.InUse.class);
  }

  @Test
  void rows_with_faults_leave_the_batch_and_its_copies_as_they_are() throws Exception {
    keep(MORE, Map.of("host", "third.contoso.com"));
    Batch made = create("a@b.example,a,p,,,\n");
    Batch batch = bench.batches.update(made.withStatus(BatchStatus.SYNCED)).orElseThrow();

    var outcome = add(batch, "c@b.example,c,p,third-host,,\nd@b.example,d,p,gone,,basic\n");

    assertThat(outcome)
        .isInstanceOfSatisfying(
            RowAdmission.Outcome.Refused.class,
            refused ->
                assertThat(refused.problems().listed())
                    .extracting(IntakeProblem::code)
                    .containsExactly("UnknownEndpoint", "UnknownAuth"));
    assertThat(bench.batches.find(batch.id().name())).contains(batch);
  }

  @Test
  void limits_that_the_batch_changes_are_those_of_its_own_server() throws Exception {
    keep(NAME, ADMINISTERED);
    Batch batch = create("a@b.example,a,,old-host,,\n");

    assertThat(bench.register().put(MORE, Map.of("host", "third.contoso.com"))).isNotNull();
    SourceEndpoint copy = batch.rowEndpoints().getFirst();
    Batch changed = batch.withEndpoint(batch.endpoint().withConcurrency(2, 1));

    assertThat(changed.rowEndpoints()).containsExactly(copy);
    assertThat(changed.connections()).isEqualTo(2 + 7);
  }

  private void keep(EndpointName name, Map<String, String> values) throws Exception {
    assertThat(bench.register().put(name, values))
        .isInstanceOf(EndpointRegister.Outcome.Stored.class);
  }

  private Batch create(String rows) throws Exception {
    var fields = Map.of("name", "Web-Host", "host", "imap.b.example");
    var submission = new BatchSubmission(fields, CsvText.received(HEADER + rows), "");
    assertThat(bench.admission().admit(submission)).isInstanceOf(AdmissionOutcome.Created.class);
    return bench.batches.find(new BatchName("Web-Host")).orElseThrow();
  }

  private RowAdmission.Outcome add(Batch batch, String rows) throws Exception {
    var submission = new BatchSubmission(Map.of(), CsvText.received(HEADER + rows), "");
    return bench.rows().add(batch, submission);
  }

  private Mailbox row(Batch batch, String address) {
    return bench.mailboxes.find(new MailboxKey(batch.id(), address)).orElseThrow();
  }

  private static String opened(Batch batch, SourceEndpoint copy) throws Exception {
    String cell = Batch.rowSecretCell(batch.id(), copy.name().orElseThrow());
    return new PlainSealer()
        .open(batch.dataKey(), copy.access().secret().orElseThrow(), cell)
        .reveal();
  }
}
