package godwit.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import godwit.batch.Batch;
import godwit.batch.BatchId;
import godwit.batch.BatchName;
import godwit.batch.BatchStatus;
import godwit.batch.BatchStore;
import godwit.endpoint.EndpointName;
import godwit.failure.TransientException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A batch is made, or gets rows, while somebody changes or deletes the endpoint that it names. */
class EndpointRaceTest {
  private static final EndpointName NAME = new EndpointName("Host-1");
  private static final EndpointName MORE = new EndpointName("old-host");
  private static final Map<String, String> WIDE = Map.of("host", "imap.b.example");
  private static final Map<String, String> NARROW =
      Map.of("host", "imap.b.example", "maxConcurrentMigrations", "3");
  private static final Map<String, String> ELSEWHERE =
      Map.of("host", "imap.b.example", "port", "1993");
  private static final Map<String, String> FIELDS =
      Map.of("name", "Web-Host", "endpoint", "HOST-1");
  private static final String ROWS =
      "EmailAddress,UserName,Password,Endpoint\nnew@b.example,new,s3cret,Old-Host\n";

  private final IntakeBench bench = new IntakeBench();

  @Test
  void of_an_endpoint_that_is_deleted_just_before_no_batch_is_made() throws Exception {
    put(NAME, WIDE);
    var racing = new Racing(() -> delete(NAME), () -> {});

    assertThatThrownBy(() -> admission(racing).admit(IntakeBench.submission(FIELDS, "")))
        .isInstanceOf(TransientException.class)
        .hasMessageContaining("endpoint Host-1 was deleted at the same moment");

    assertThat(batch().status()).isEqualTo(BatchStatus.REMOVING);
    assertThat(bench.named().users(NAME)).isEmpty();
  }

  @Test
  void of_an_endpoint_that_becomes_another_server_just_before_no_batch_is_made() throws Exception {
    put(NAME, WIDE);
    var racing = new Racing(() -> put(NAME, ELSEWHERE), () -> {});

    assertThatThrownBy(() -> admission(racing).admit(IntakeBench.submission(FIELDS, "")))
        .hasMessageContaining("became another server");

    assertThat(batch().status()).isEqualTo(BatchStatus.REMOVING);
  }

  @Test
  void what_is_changed_just_before_it_is_stored_is_the_batchs_too() throws Exception {
    put(NAME, WIDE);

    made(new Racing(() -> put(NAME, NARROW), () -> {}));

    assertThat(batch().endpoint().maxConcurrentMigrations()).isEqualTo(3);
  }

  @Test
  void what_is_changed_while_its_rows_are_stored_is_the_batchs_too() throws Exception {
    put(NAME, WIDE);

    made(new Racing(() -> {}, () -> put(NAME, NARROW)));

    assertThat(batch().endpoint().maxConcurrentMigrations()).isEqualTo(3);
    assertThat(batch().status()).isEqualTo(BatchStatus.STARTING);
  }

  @Test
  void while_its_rows_are_stored_the_endpoint_is_not_deleted() throws Exception {
    put(NAME, WIDE);

    made(
        new Racing(
            () -> {},
            () ->
                assertThat(bench.register().delete(NAME))
                    .isInstanceOf(EndpointRegister.Outcome.InUse.class)));

    assertThat(bench.kept.find(NAME)).isPresent();
  }

  @Test
  void rows_of_an_endpoint_that_is_deleted_just_before_are_not_added() throws Exception {
    put(NAME, WIDE);
    put(MORE, WIDE);
    made(new Racing(() -> {}, () -> {}));
    var racing = new Racing(() -> {}, () -> delete(MORE));

    assertThatThrownBy(() -> bench.rows(racing).add(batch(), rows()))
        .isInstanceOf(TransientException.class)
        .hasMessageContaining("endpoint old-host was deleted");

    assertThat(batch().rowEndpoints()).isEmpty();
    assertThat(bench.additions.all()).isEmpty();
  }

  @Test
  void rows_have_what_was_made_of_their_endpoint_just_before() throws Exception {
    put(NAME, WIDE);
    put(MORE, WIDE);
    made(new Racing(() -> {}, () -> {}));
    var racing = new Racing(() -> {}, () -> put(MORE, NARROW));

    assertThat(bench.rows(racing).add(batch(), rows()))
        .isInstanceOf(RowAdmission.Outcome.Added.class);

    assertThat(batch().rowEndpoints())
        .singleElement()
        .satisfies(copy -> assertThat(copy.maxConcurrentMigrations()).isEqualTo(3));
    assertThat(batch().endpoint().maxConcurrentMigrations()).isEqualTo(20);
  }

  private static BatchSubmission rows() {
    return new BatchSubmission(Map.of(), CsvText.received(ROWS), "");
  }

  private void made(Racing racing) throws Exception {
    assertThat(admission(racing).admit(IntakeBench.submission(FIELDS, "")))
        .isInstanceOf(AdmissionOutcome.Created.class);
  }

  private BatchAdmission admission(BatchStore store) {
    var writer =
        new BatchWriter(
            store, bench.mailboxes, bench.summaries, bench.queue, bench.removal, bench.clock);
    return bench.admission(writer, store);
  }

  private void put(EndpointName name, Map<String, String> values) throws Exception {
    assertThat(bench.register().put(name, values))
        .isInstanceOf(EndpointRegister.Outcome.Stored.class);
  }

  private void delete(EndpointName name) throws Exception {
    assertThat(bench.register().delete(name)).isInstanceOf(EndpointRegister.Removal.Deleted.class);
  }

  private Batch batch() {
    return bench.batches.find(new BatchName("Web-Host")).orElseThrow();
  }

  /** Something that happens at the same moment. */
  private interface Event {
    void happen() throws Exception;
  }

  /** Lets something happen once before a batch is stored, and once before its first change. */
  private final class Racing implements BatchStore {
    private Event beforeInsert;
    private Event beforeUpdate;

    Racing(Event beforeInsert, Event beforeUpdate) {
      this.beforeInsert = beforeInsert;
      this.beforeUpdate = beforeUpdate;
    }

    @Override
    public boolean insert(Batch batch) {
      Event now = beforeInsert;
      beforeInsert = () -> {};
      happens(now);
      return bench.batches.insert(batch);
    }

    @Override
    public Optional<Batch> update(Batch batch) {
      Event now = beforeUpdate;
      beforeUpdate = () -> {};
      happens(now);
      return bench.batches.update(batch);
    }

    private static void happens(Event event) {
      try {
        event.happen();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public Optional<Batch> find(BatchName name) {
      return bench.batches.find(name);
    }

    @Override
    public List<Batch> all() {
      return bench.batches.all();
    }

    @Override
    public void remove(BatchId id) {
      bench.batches.remove(id);
    }
  }
}
