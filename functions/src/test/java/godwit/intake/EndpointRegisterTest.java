package godwit.intake;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.Batch;
import godwit.batch.BatchId;
import godwit.batch.BatchName;
import godwit.batch.BatchStore;
import godwit.endpoint.EndpointName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an endpoint brings into batches that others write at the same moment. */
class EndpointRegisterTest {
  private static final EndpointName NAME = new EndpointName("host-1");
  private static final Map<String, String> WIDE = Map.of("host", "imap.b.example");
  private static final Map<String, String> NARROW =
      Map.of("host", "imap.b.example", "maxConcurrentMigrations", "3");
  private static final Map<String, String> NARROWER =
      Map.of("host", "imap.b.example", "maxConcurrentMigrations", "2");

  private final IntakeBench bench = new IntakeBench();

  @Test
  void a_batch_that_changes_meanwhile_keeps_that_change_and_gets_the_limits() throws Exception {
    uses();
    var racing =
        new Racing(() -> {
          Batch batch = batch();
          assertThat(bench.batches.update(batch.withMailboxes(77))).isPresent();
        });

    var outcome = bench.register(racing).put(NAME, NARROW);

    assertThat(outcome).isInstanceOf(EndpointRegister.Outcome.Stored.class);
    assertThat(batch().mailboxes()).isEqualTo(77);
    assertThat(batch().endpoint().maxConcurrentMigrations()).isEqualTo(3);
  }

  @Test
  void of_two_changes_at_once_the_later_one_is_in_the_batches() throws Exception {
    uses();
    var racing =
        new Racing(() ->
            assertThat(bench.register().put(NAME, NARROWER))
                .isInstanceOf(EndpointRegister.Outcome.Stored.class));

    assertThat(bench.register(racing).put(NAME, NARROW))
        .isInstanceOf(EndpointRegister.Outcome.Stored.class);

    assertThat(bench.kept.find(NAME).orElseThrow().endpoint().maxConcurrentMigrations())
        .isEqualTo(2);
    assertThat(batch().endpoint().maxConcurrentMigrations()).isEqualTo(2);
  }

  @Test
  void a_batch_that_goes_meanwhile_is_none_that_was_changed() throws Exception {
    uses();
    var racing = new Racing(() -> bench.batches.remove(batch().id()));

    var outcome = bench.register(racing).put(NAME, NARROW);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            EndpointRegister.Outcome.Stored.class,
            stored -> {
              assertThat(stored.changed()).isEmpty();
              assertThat(stored.left()).isEmpty();
            });
    assertThat(bench.batches.all()).isEmpty();
  }

  private void uses() throws Exception {
    assertThat(bench.register().put(NAME, WIDE))
        .isInstanceOf(EndpointRegister.Outcome.Stored.class);
    var fields = Map.of("name", "Web-Host", "endpoint", "HOST-1");
    assertThat(bench.admission().admit(IntakeBench.submission(fields, "")))
        .isInstanceOf(AdmissionOutcome.Created.class);
  }

  private Batch batch() {
    return bench.batches.find(new BatchName("Web-Host")).orElseThrow();
  }

  /** Something that happens just before another writes. */
  private interface Event {
    void happen() throws Exception;
  }

  /** Lets something happen once, just before the first update. */
  private final class Racing implements BatchStore {
    private Optional<Event> event;

    Racing(Event event) {
      this.event = Optional.of(event);
    }

    @Override
    public boolean insert(Batch batch) {
      return bench.batches.insert(batch);
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
    public Optional<Batch> update(Batch batch) {
      Optional<Event> now = event;
      event = Optional.empty();
      now.ifPresent(happening -> {
        try {
          happening.happen();
        } catch (Exception e) {
          throw new IllegalStateException(e);
        }
      });
      return bench.batches.update(batch);
    }

    @Override
    public void remove(BatchId id) {
      bench.batches.remove(id);
    }
  }
}
