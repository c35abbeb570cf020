package godwit.batch;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.Race;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link AdditionStore} does. */
public interface AdditionStoreContract {
  /** The store under test; it may hold additions of other tests. */
  AdditionStore store();

  @Test
  default void finds_what_was_begun_with_every_value() throws Exception {
    var addition =
        new Addition(
            Batches.id(), "0123456789ab", "request 'key' ü", 50_000, false, Batches.MADE, "");

    Addition begun = store().begin(addition).orElseThrow();

    assertThat(store().find(addition.batch())).contains(begun);
    assertThat(store().all()).contains(begun);
    assertThat(begun).usingRecursiveComparison().ignoringFields("version").isEqualTo(addition);
    assertThat(store().find(Batches.id())).isEmpty();
  }

  @Test
  default void of_eight_that_add_to_the_same_batch_one_begins() throws Exception {
    BatchId batch = Batches.id();

    var begun = Race.of(8, i -> store().begin(addition(batch, "aaaaaaaaaaa" + i, "")));

    assertThat(begun).filteredOn(Optional::isPresent).hasSize(1);
  }

  @Test
  default void another_incarnation_of_the_name_is_another_batch() throws Exception {
    BatchId first = Batches.id();
    assertThat(store().begin(addition(first, "aaaaaaaaaaaa", ""))).isPresent();

    assertThat(store().begin(addition(Batches.id(first.name()), "bbbbbbbbbbbb", ""))).isPresent();
  }

  @Test
  default void an_update_of_a_stale_version_writes_nothing() throws Exception {
    Addition begun = store().begin(addition(Batches.id(), "aaaaaaaaaaaa", "")).orElseThrow();
    Addition committed = store().update(begun.withMailboxes(7).asCommitted()).orElseThrow();

    assertThat(store().update(begun.withMailboxes(9))).isEmpty();

    assertThat(store().find(begun.batch())).contains(committed);
    assertThat(committed.committed()).isTrue();
    assertThat(committed.mailboxes()).isEqualTo(7);
  }

  @Test
  default void a_committed_addition_is_known_by_its_key_when_it_has_ended() throws Exception {
    Addition begun = store().begin(addition(Batches.id(), "aaaaaaaaaaaa", "k/1")).orElseThrow();
    assertThat(store().added(begun.batch(), "k/1")).isEmpty();
    Addition committed = store().update(begun.withMailboxes(7).asCommitted()).orElseThrow();

    store().end(committed);
    store().end(committed);

    assertThat(store().find(begun.batch())).isEmpty();
    assertThat(store().added(begun.batch(), "k/1")).hasValue(7);
    assertThat(store().added(begun.batch(), "k/2")).isEmpty();
    assertThat(store().added(Batches.id(begun.batch().name()), "k/1")).isEmpty();
  }

  @Test
  default void an_addition_that_was_taken_back_leaves_nothing() throws Exception {
    Addition begun = store().begin(addition(Batches.id(), "aaaaaaaaaaaa", "k")).orElseThrow();

    store().end(begun);

    assertThat(store().find(begun.batch())).isEmpty();
    assertThat(store().added(begun.batch(), "k")).isEmpty();
  }

  @Test
  default void an_end_that_comes_late_leaves_the_next_addition() throws Exception {
    Addition first = store().begin(addition(Batches.id(), "aaaaaaaaaaaa", "")).orElseThrow();
    store().end(first);
    Addition second = store().begin(addition(first.batch(), "bbbbbbbbbbbb", "")).orElseThrow();

    store().end(first);

    assertThat(store().find(first.batch())).contains(second);
  }

  @Test
  default void a_purge_leaves_nothing_of_the_batch() throws Exception {
    Addition begun = store().begin(addition(Batches.id(), "aaaaaaaaaaaa", "k")).orElseThrow();
    store().end(store().update(begun.asCommitted()).orElseThrow());
    assertThat(store().begin(addition(begun.batch(), "bbbbbbbbbbbb", "l"))).isPresent();

    store().purge(begun.batch());
    store().purge(begun.batch());

    assertThat(store().find(begun.batch())).isEmpty();
    assertThat(store().added(begun.batch(), "k")).isEmpty();
  }

  private static Addition addition(BatchId batch, String id, String key) {
    return new Addition(batch, id, key, 0, false, Batches.MADE, "");
  }
}
