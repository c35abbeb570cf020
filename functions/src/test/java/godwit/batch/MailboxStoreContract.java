package godwit.batch;

import static godwit.batch.BulkUpdateContract.address;
import static godwit.batch.BulkUpdateContract.full;
import static godwit.batch.BulkUpdateContract.numbered;
import static godwit.batch.BulkUpdateContract.same;
import static org.assertj.core.api.Assertions.assertThat;

import godwit.Race;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link MailboxStore} does. */
public interface MailboxStoreContract extends ServerPagesContract, BulkUpdateContract {
  /** The store under test; it may hold mailboxes of other tests. */
  @Override
  MailboxStore store();

  @Test
  default void finds_what_was_inserted_with_every_value() throws Exception {
    var batch = Batches.id();
    var mailbox = full(batch, "Ada@Example.org");

    store().insertAll(batch, List.of(mailbox));

    assertThat(store().find(mailbox.key())).hasValueSatisfying(f -> same(f, mailbox));
    assertThat(store().find(new MailboxKey(Batches.id(), "ada@example.org"))).isEmpty();
  }

  @Test
  default void keeps_apart_addresses_of_any_characters() throws Exception {
    var batch = Batches.id();
    var addresses =
        List.of(
            "a/b@example.org",
            "a\\b@example.org",
            "a#b@example.org",
            "a?b@example.org",
            "a%2fb@example.org",
            "a=2fb@example.org",
            "o'brien@example.org",
            "\"a b\"@example.org",
            "tab\there@example.org",
            "jürgen@exämple.org",
            "李@例え.jp",
            "😀@example.org",
            "x".repeat(300) + "1@example.org",
            "x".repeat(300) + "2@example.org");

    store().insertAll(batch, addresses.stream().map(a -> Batches.mailbox(batch, a)).toList());

    for (String address : addresses) {
      assertThat(store().find(new MailboxKey(batch, address)))
          .hasValueSatisfying(f -> assertThat(f.emailAddress()).isEqualTo(address));
    }
    assertThat(addresses(batch, Set.of(), 5)).containsExactlyInAnyOrderElementsOf(addresses);
  }

  @Test
  default void inserting_the_same_again_replaces_them() throws Exception {
    var batch = Batches.id();
    store().insertAll(batch, numbered(batch, 3));

    store().insertAll(batch, numbered(batch, 5));

    assertThat(addresses(batch, Set.of(), 1000)).hasSize(5);
  }

  @Test
  default void inserts_more_than_fit_into_one_transaction() throws Exception {
    var batch = Batches.id();

    store().insertAll(batch, numbered(batch, 1_234));

    assertThat(addresses(batch, Set.of(), 1000)).hasSize(1_234).isSorted();
  }

  @Test
  default void inserting_nothing_is_fine() throws Exception {
    var batch = Batches.id();

    store().insertAll(batch, List.of());

    assertThat(store().page(batch, Set.of(), Optional.empty(), 10).mailboxes()).isEmpty();
  }

  @Test
  default void an_update_is_found_and_gives_the_version_for_the_next() throws Exception {
    var read = inserted();

    var updated = store().update(read.edit().stopRequested(true).at(Batches.MADE)).orElseThrow();
    var again = store().update(updated.edit().taken("worker", Batches.MADE).at(Batches.MADE));

    assertThat(again).isPresent();
    assertThat(store().find(read.key())).contains(again.orElseThrow());
    assertThat(again.orElseThrow().stopRequested()).isTrue();
  }

  @Test
  default void an_update_takes_away_what_is_absent_now() throws Exception {
    var batch = Batches.id();
    var full = full(batch, "ada@example.org");
    store().insertAll(batch, List.of(full));
    var read = store().find(full.key()).orElseThrow();

    var updated =
        store()
            .update(
                read.edit().problem(Optional.empty()).progress(Progress.NONE).at(full.updated()));

    assertThat(updated).isPresent();
    assertThat(store().find(full.key())).contains(updated.orElseThrow());
    assertThat(updated.orElseThrow().problem()).isEmpty();
  }

  @Test
  default void an_update_of_a_stale_version_writes_nothing() throws Exception {
    var stale = inserted();
    var current = store().update(stale.edit().stopRequested(true).at(Batches.MADE)).orElseThrow();

    assertThat(store().update(stale.edit().taken("late", Batches.MADE).at(Batches.MADE))).isEmpty();

    assertThat(store().find(stale.key())).contains(current);
  }

  @Test
  default void of_eight_that_take_the_baton_at_the_same_version_one_wins() throws Exception {
    var read = inserted();

    var won =
        Race.of(
            8,
            i -> store().update(read.edit().taken("worker " + i, Batches.MADE).at(Batches.MADE)));

    var winners = won.stream().flatMap(Optional::stream).toList();
    assertThat(winners).hasSize(1);
    assertThat(store().find(read.key())).contains(winners.getFirst());
  }

  @Test
  default void a_mailbox_that_is_gone_is_not_updated() throws Exception {
    var read = inserted();
    assertThat(store().remove(read)).isTrue();

    assertThat(store().update(read.edit().stopRequested(true).at(Batches.MADE))).isEmpty();

    assertThat(store().find(read.key())).isEmpty();
  }

  @Test
  default void pages_show_each_mailbox_once_by_address() throws Exception {
    var batch = Batches.id();
    store().insertAll(batch, numbered(batch, 25));
    var other = Batches.id();
    store().insertAll(other, numbered(other, 3));

    var first = store().page(batch, Set.of(), Optional.empty(), 10);

    assertThat(first.mailboxes()).hasSize(10);
    assertThat(first.next()).isPresent();
    assertThat(addresses(batch, Set.of(), 10)).hasSize(25).isSorted().doesNotHaveDuplicates();
  }

  @Test
  default void pages_show_only_the_statuses_asked_for() throws Exception {
    var batch = Batches.id();
    store().insertAll(batch, numbered(batch, 12));
    for (int i = 0; i < 12; i += 3) {
      var read = store().find(new MailboxKey(batch, address(i))).orElseThrow();
      var next = i % 2 == 0 ? MailboxStatus.VALIDATING : MailboxStatus.FAILED;
      assertThat(store().update(read.edit().status(next).at(Batches.MADE))).isPresent();
    }

    assertThat(addresses(batch, EnumSet.of(MailboxStatus.VALIDATING), 1))
        .containsExactly(address(0), address(6));
    assertThat(addresses(batch, EnumSet.of(MailboxStatus.VALIDATING, MailboxStatus.FAILED), 2))
        .containsExactly(address(0), address(3), address(6), address(9));
    assertThat(addresses(batch, EnumSet.of(MailboxStatus.SYNCED), 10)).isEmpty();
  }

  @Test
  default void missing_ones_are_added_and_others_left_as_they_are() throws Exception {
    var batch = Batches.id();
    store().insertAll(batch, numbered(batch, 2));
    var worked = store().find(new MailboxKey(batch, address(1))).orElseThrow();
    worked = store().update(worked.edit().stopRequested(true).at(Batches.MADE)).orElseThrow();

    store().insertMissing(batch, numbered(batch, 150));

    assertThat(store().find(worked.key())).contains(worked);
    assertThat(addresses(batch, Set.of(), 100)).hasSize(150);
  }

  @Test
  default void a_purge_takes_every_mailbox_of_the_batch_and_of_no_other() throws Exception {
    var batch = Batches.id();
    store().insertAll(batch, numbered(batch, 120));
    var other = Batches.id(batch.name());
    store().insertAll(other, numbered(other, 2));

    store().purge(batch);
    store().purge(batch);

    assertThat(addresses(batch, Set.of(), 10)).isEmpty();
    assertThat(addresses(other, Set.of(), 10)).hasSize(2);
  }

  @Test
  default void remove_takes_one_and_is_idempotent() throws Exception {
    var batch = Batches.id();
    store().insertAll(batch, numbered(batch, 3));

    var read = store().find(new MailboxKey(batch, address(1))).orElseThrow();
    assertThat(store().remove(read)).isTrue();
    assertThat(store().remove(read)).isTrue();

    assertThat(addresses(batch, Set.of(), 10)).containsExactly(address(0), address(2));
  }

  @Test
  default void remove_leaves_a_mailbox_that_somebody_changed_and_a_later_namesake()
      throws Exception {
    var read = inserted();
    var changed = store().update(read.edit().stopRequested(true).at(Batches.MADE)).orElseThrow();

    assertThat(store().remove(read)).isFalse();
    assertThat(store().find(read.key())).contains(changed);
    assertThat(store().remove(changed)).isTrue();
    store().insertAll(read.key().batch(), numbered(read.key().batch(), 1));
    assertThat(store().remove(changed)).isFalse();
    assertThat(store().find(read.key())).isPresent();
  }

  @Test
  default void tells_whether_anything_was_written_after_a_time() throws Exception {
    var batch = Batches.id();
    Instant now = Instant.now();
    store().insertAll(batch, List.of(Batches.mailbox(batch, address(0)).edit().at(now)));

    assertThat(store().changedSince(batch, now.minusSeconds(60))).isTrue();
    assertThat(store().changedSince(batch, now.plusSeconds(60))).isFalse();
    assertThat(store().changedSince(Batches.id(), now.minusSeconds(60))).isFalse();
  }

  @Test
  default void removes_those_that_nobody_changed_and_leaves_those_that_somebody_did()
      throws Exception {
    var batch = Batches.id();
    store().insertAll(batch, numbered(batch, 203));
    var read = store().page(batch, Set.of(), Optional.empty(), 1000).mailboxes();
    var changed = read.get(150).edit().stopRequested(true).at(Batches.MADE);
    assertThat(store().update(changed)).isPresent();

    var left = store().removeUnchanged(batch, read);

    assertThat(left).contains(read.get(150));
    assertThat(addresses(batch, Set.of(), 1000))
        .containsExactlyInAnyOrderElementsOf(left.stream().map(m -> m.key().address()).toList());
    assertThat(left).hasSizeLessThanOrEqualTo(100);
  }

  private Mailbox inserted() throws Exception {
    var batch = Batches.id();
    store().insertAll(batch, numbered(batch, 1));
    return store().find(new MailboxKey(batch, address(0))).orElseThrow();
  }
}
