package godwit.batch;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.Race;
import godwit.endpoint.EndpointName;
import godwit.endpoint.LogInForm;
import godwit.endpoint.Security;
import godwit.endpoint.SourceAccess;
import godwit.endpoint.SourceEndpoint;
import godwit.folder.FolderRules;
import godwit.seal.SealedSecret;
import godwit.seal.WrappedKey;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What every {@link BatchStore} does. */
public interface BatchStoreContract {
  /** The store under test; it may hold batches of other tests. */
  BatchStore store();

  @Test
  default void finds_what_was_inserted_with_every_value() throws Exception {
    var batch =
        new Batch(
                Batches.id(),
                BatchStatus.INCREMENTAL_SYNCING,
                new SourceEndpoint(
                        "mail.example.org",
                        1143,
                        Security.STARTTLS,
                        Optional.of(
                            "-----BEGIN CERTIFICATE-----\n" + "A".repeat(70_000) + "\n-----END"),
                        1000,
                        7)
                    .withName(new EndpointName("Web-Host")),
                new BatchOptions(
                    new Schedule(
                        false,
                        Optional.of(Batches.MADE.plusSeconds(1)),
                        ZoneId.of("Europe/Berlin"),
                        Duration.ofMinutes(15)),
                    new Notifications(
                        List.of("a,b@example.org", "ü@example.org"),
                        Optional.of(java.time.Duration.ofHours(24))),
                    new FolderRules(
                        "Old mail\\/2024/ü",
                        List.of("#Inbox#/*", "A, B"),
                        List.of("\\#Notes\\#"),
                        List.of("a=b")),
                    new MessageSelection(
                        Optional.of(Batches.MADE),
                        Optional.of(Batches.MADE.plusSeconds(1)),
                        OptionalInt.of(150),
                        OptionalInt.of(1_000))),
                new WrappedKey("https://vault/keys/k/1", "d3JhcHBlZA=="),
                50_000,
                Batches.MADE,
                "request 'key' ü",
                "")
            .withRowEndpoints(List.of(rowEndpoint("first", 1), rowEndpoint("second", 40_000)));

    assertThat(store().insert(batch)).isTrue();

    assertThat(store().find(batch.id().name())).hasValueSatisfying(f -> same(f, batch));
    assertThat(store().find(Batches.name())).isEmpty();
  }

  @Test
  default void knows_again_what_could_not_be_made() throws Exception {
    var read = inserted();

    assertThat(read.undone()).isFalse();
    assertThat(store().update(read.givenUp())).isPresent();

    var found = store().find(read.id().name()).orElseThrow();
    assertThat(found.undone()).isTrue();
    assertThat(found.status()).isEqualTo(BatchStatus.REMOVING);
  }

  @Test
  default void a_name_that_is_taken_in_whatever_case_is_refused_and_nothing_written()
      throws Exception {
    var first = inserted();
    var name = new BatchName(first.id().name().value().toUpperCase(Locale.ROOT));

    assertThat(store().insert(Batches.batch(Batches.id(name)))).isFalse();

    assertThat(store().find(name)).hasValueSatisfying(f -> same(f, first));
  }

  @Test
  default void of_eight_that_insert_the_same_name_one_wins() throws Exception {
    var name = Batches.name();

    var won = Race.of(8, i -> store().insert(Batches.batch(Batches.id(name))));

    assertThat(won).containsOnlyOnce(true);
  }

  @Test
  default void lists_all_batches_by_name() throws Exception {
    var first = inserted();
    var second = inserted();

    var all = store().all();

    assertThat(all).extracting(Batch::id).contains(first.id(), second.id());
    assertThat(all).extracting(b -> b.id().name().key()).isSorted();
  }

  @Test
  default void an_update_is_found_and_gives_the_version_for_the_next() throws Exception {
    var read = inserted();

    var updated = store().update(read.withStatus(BatchStatus.SYNCING)).orElseThrow();
    var again = store().update(updated.withMailboxes(9));

    assertThat(again).isPresent();
    assertThat(store().find(read.id().name())).contains(again.orElseThrow());
    assertThat(again.orElseThrow().status()).isEqualTo(BatchStatus.SYNCING);
  }

  @Test
  default void an_update_of_a_stale_version_writes_nothing() throws Exception {
    var stale = inserted();
    var current = store().update(stale.withMailboxes(9)).orElseThrow();

    assertThat(store().update(stale.withStatus(BatchStatus.FAILED))).isEmpty();

    assertThat(store().find(stale.id().name())).contains(current);
  }

  @Test
  default void of_eight_that_update_the_same_version_one_wins() throws Exception {
    var read = inserted();

    var won = Race.of(8, i -> store().update(read.withMailboxes(i)));

    assertThat(won).filteredOn(Optional::isPresent).hasSize(1);
  }

  @Test
  default void a_batch_that_is_gone_is_not_updated() throws Exception {
    var read = inserted();
    store().remove(read.id());

    assertThat(store().update(read.withMailboxes(9))).isEmpty();

    assertThat(store().find(read.id().name())).isEmpty();
  }

  @Test
  default void remove_leaves_another_incarnation_and_is_idempotent() throws Exception {
    var first = inserted();
    store().remove(first.id());
    var second = Batches.batch(Batches.id(first.id().name()));
    assertThat(store().insert(second)).isTrue();

    store().remove(first.id());

    assertThat(store().find(first.id().name())).hasValueSatisfying(f -> same(f, second));
  }

  @Test
  default void an_update_of_an_earlier_incarnation_writes_nothing() throws Exception {
    var first = inserted();
    store().remove(first.id());
    var second = Batches.batch(Batches.id(first.id().name()));
    assertThat(store().insert(second)).isTrue();

    assertThat(store().update(first.withMailboxes(9))).isEmpty();

    assertThat(store().find(first.id().name())).hasValueSatisfying(f -> same(f, second));
  }

  private Batch inserted() throws Exception {
    var batch = Batches.batch(Batches.id());
    assertThat(store().insert(batch)).isTrue();
    return store().find(batch.id().name()).orElseThrow();
  }

  private static SourceEndpoint rowEndpoint(String name, int anchor) {
    return new SourceEndpoint(
            name + ".example.org", 993, Security.SSL, Optional.of("A".repeat(anchor)), 5, 4)
        .withName(new EndpointName(name))
        .withAccess(
            new SourceAccess(
                LogInForm.AUTHZID,
                Optional.of("root"),
                Optional.empty(),
                Optional.of(new SealedSecret("c2VhbGVk")),
                SourceAccess.Reading.USUAL));
  }

  private static void same(Batch found, Batch expected) {
    assertThat(found).usingRecursiveComparison().ignoringFields("version").isEqualTo(expected);
  }
}
