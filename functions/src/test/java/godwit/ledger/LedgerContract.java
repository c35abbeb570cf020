package godwit.ledger;

import static godwit.ledger.LedgerPagesContract.copied;
import static godwit.ledger.LedgerPagesContract.entry;
import static godwit.ledger.LedgerPagesContract.folder;
import static org.assertj.core.api.Assertions.assertThat;

import godwit.Race;
import godwit.batch.Tally;
import godwit.ledger.Ledger.EntryFilter;
import godwit.source.UidRange;
import godwit.source.UidSet;
import godwit.source.UidValidity;
import godwit.target.TargetMessageId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link Ledger} does. */
public interface LedgerContract extends LedgerPagesContract {
  /** The ledger under test; it may hold folders of other tests. */
  @Override
  Ledger ledger();

  @Test
  default void the_first_claim_makes_the_chunk() throws Exception {
    var key = new ChunkKey(folder(), GENERATION, 2, CHUNK);

    var chunk = ledger().claim(key, "worker");

    assertThat(chunk)
        .isEqualTo(new Chunk(key, "worker", 0, Intent.NONE, Tally.NONE, false, chunk.version()));
    assertThat(ledger().chunks(key.folder())).containsExactly(chunk);
  }

  @Test
  default void a_claim_finds_the_chunk_as_the_last_commit_left_it() throws Exception {
    var folder = folder();
    var first = ledger().claim(new ChunkKey(folder, GENERATION, 0, CHUNK), "first");
    var uids = UidSet.of(List.of(51L, 52L, 60L, UidRange.MAX_UID));
    long uid = uids.uids().getFirst();
    var intent =
        Intent.landed(uids, Instant.parse("2026-11-21T09:00:00.123456789Z"))
            .suspecting(Suspects.parse(uid + ":12:5:6"));
    var committed =
        ledger().commit(first.settled(50, intent, new Tally(1, 2, 3, 4, 5L << 32)), List.of());

    var second = ledger().claim(first.key(), "second");

    assertThat(committed).isPresent();
    assertThat(second)
        .isEqualTo(
            new Chunk(
                first.key(),
                "second",
                50,
                intent,
                new Tally(1, 2, 3, 4, 5L << 32),
                false,
                second.version()));
  }

  @Test
  default void a_chunk_that_is_complete_stays_so() throws Exception {
    var chunk = ledger().claim(new ChunkKey(folder(), GENERATION, 0, CHUNK), "first");
    assertThat(ledger().commit(chunk.completed(), List.of())).isPresent();

    assertThat(ledger().claim(chunk.key(), "second").complete()).isTrue();
  }

  @Test
  default void commits_follow_each_other_by_their_versions() throws Exception {
    var folder = folder();
    var chunk = ledger().claim(new ChunkKey(folder, GENERATION, 0, CHUNK), "worker");

    for (long uid = 1; uid <= 5; uid++) {
      var entry = copied(uid);
      chunk =
          ledger()
              .commit(chunk.settled(uid, Intent.NONE, entry.tally()), List.of(entry))
              .orElseThrow();
    }

    assertThat(chunk.tally().copied()).isEqualTo(5);
    assertThat(ledger().chunks(folder)).containsExactly(chunk);
    assertThat(ledger().entries(folder, GENERATION, EVERY_UID)).hasSize(5);
  }

  @Test
  default void a_worker_that_lost_its_claim_writes_nothing() throws Exception {
    var folder = folder();
    var stale = ledger().claim(new ChunkKey(folder, GENERATION, 0, CHUNK), "first");
    var current = ledger().claim(stale.key(), "second");

    var written = ledger().commit(stale.completed(), List.of(copied(1)));

    assertThat(written).isEmpty();
    assertThat(ledger().chunks(folder)).containsExactly(current);
    assertThat(ledger().entries(folder, GENERATION, EVERY_UID)).isEmpty();
    assertThat(ledger().commit(current.completed(), List.of())).isPresent();
  }

  @Test
  default void a_version_is_good_for_one_commit() throws Exception {
    var folder = folder();
    var stale = ledger().claim(new ChunkKey(folder, GENERATION, 0, CHUNK), "worker");
    var current = ledger().commit(stale.settled(1, Intent.NONE, Tally.NONE), List.of(copied(1)));

    var written = ledger().commit(stale.settled(1, Intent.NONE, Tally.NONE), List.of(copied(2)));

    assertThat(written).isEmpty();
    assertThat(ledger().chunks(folder)).containsExactly(current.orElseThrow());
    assertThat(ledger().entries(folder, GENERATION, EVERY_UID)).containsExactly(copied(1));
  }

  @Test
  default void a_chunk_that_was_purged_is_not_committed() throws Exception {
    var folder = folder();
    var chunk = ledger().claim(new ChunkKey(folder, GENERATION, 0, CHUNK), "worker");
    ledger().purge(folder);

    assertThat(ledger().commit(chunk.completed(), List.of(copied(1)))).isEmpty();

    assertThat(ledger().chunks(folder)).isEmpty();
    assertThat(ledger().entries(folder, GENERATION, EVERY_UID)).isEmpty();
  }

  @Test
  default void a_folder_of_a_new_generation_has_chunks_of_its_own() throws Exception {
    var folder = folder();
    var old = ledger().claim(new ChunkKey(folder, GENERATION, 0, CHUNK), "worker");
    assertThat(ledger().commit(old.completed(), List.of())).isPresent();

    var fresh = ledger().claim(new ChunkKey(folder, new UidValidity(7), 0, CHUNK), "worker");

    assertThat(fresh.complete()).isFalse();
    assertThat(ledger().chunks(folder)).hasSize(2);
  }

  @Test
  default void of_eight_that_claim_at_once_exactly_one_commits() throws Exception {
    var folder = folder();
    var key = new ChunkKey(folder, GENERATION, 0, CHUNK);

    var claims = Race.of(8, i -> ledger().claim(key, "worker " + i));
    var committed =
        Race.of(8, i -> ledger().commit(claims.get(i).completed(), List.of(copied(i + 1))));

    assertThat(committed).filteredOn(Optional::isPresent).hasSize(1);
    assertThat(ledger().entries(folder, GENERATION, EVERY_UID)).hasSize(1);
  }

  @Test
  default void keeps_every_value_of_every_outcome() throws Exception {
    var folder = folder();
    var entries =
        List.of(
            entry(1, new Outcome.Copied(new TargetMessageId("AAMk=/+ _-"), List.of())),
            entry(
                2,
                new Outcome.Copied(
                    new TargetMessageId("B"), List.of("a, \"quoted\" loss", "zweiter Verlust ü"))),
            entry(3, new Outcome.Skipped("SIZE_FILTER", "left out")),
            copied(4).flagged("S", "AWF"),
            entry(
                5,
                new Outcome.Moved(
                    new Outcome.Copied(new TargetMessageId("C"), List.of("a loss")),
                    "00ff00ff00ff00ff")),
            entry(6, new Outcome.Moved(Optional.empty(), "00ff00ff00ff00ff")),
            entry(
                UidRange.MAX_UID,
                new Outcome.Failed(
                    "ErrorMessageSizeExceeded",
                    "too large; raise the limit",
                    new Outcome.Shown("Grüße 😀\n", "\"A\" <a@example.org>", "2026-11-21"))));
    var chunk = ledger().claim(new ChunkKey(folder, GENERATION, 0, CHUNK), "worker");

    assertThat(ledger().commit(chunk, entries)).isPresent();

    assertThat(ledger().entries(folder, GENERATION, EVERY_UID)).containsExactlyElementsOf(entries);
  }

  @Test
  default void a_message_that_failed_may_be_handed_over() throws Exception {
    var folder = folder();
    var chunk = ledger().claim(new ChunkKey(folder, GENERATION, 0, CHUNK), "worker");
    var failed = entry(1, new Outcome.Failed("code", "advice", new Outcome.Shown("", "", "")));
    var after = ledger().commit(chunk, List.of(failed)).orElseThrow();
    var moved = failed.settled(new Outcome.Moved(Optional.empty(), "00ff00ff00ff00ff"));

    assertThat(ledger().commit(after, List.of(moved))).isPresent();

    assertThat(ledger().entries(folder, GENERATION, EVERY_UID)).containsExactly(moved);
    assertThat(ledger().page(folder, Ledger.EntryFilter.FAILED, Optional.empty(), 10).entries())
        .isEmpty();
  }

  @Test
  default void writing_a_message_again_replaces_its_entry() throws Exception {
    var folder = folder();
    var chunk = ledger().claim(new ChunkKey(folder, GENERATION, 0, CHUNK), "worker");
    var failed = entry(1, new Outcome.Failed("code", "advice", new Outcome.Shown("", "", "")));
    var after = ledger().commit(chunk, List.of(failed)).orElseThrow();

    assertThat(ledger().commit(after, List.of(copied(1)))).isPresent();

    assertThat(ledger().entries(folder, GENERATION, EVERY_UID)).containsExactly(copied(1));
  }

  @Test
  default void chunks_of_all_rounds_come_by_round_and_place() throws Exception {
    var folder = folder();
    for (int place : new int[] {1_002, 1_000, 11, 2, 999}) {
      assertThat(
              ledger()
                  .claim(
                      new ChunkKey(folder, GENERATION, place / 1_000, place(place % 1_000)), "w"))
          .isNotNull();
    }

    assertThat(ledger().chunks(folder))
        .extracting(c -> c.key().round() * 1_000 + (int) c.key().range().first() - 1)
        .containsExactly(2, 11, 999, 1_000, 1_002);
  }

  @Test
  default void purge_removes_every_row_of_the_folder_alone_and_is_idempotent() throws Exception {
    var folder = folder();
    var other = new FolderKey(folder.mailbox(), "00000000000000ff");
    write(folder, 250);
    write(other, 2);

    ledger().purge(folder);
    ledger().purge(folder);

    assertThat(ledger().chunks(folder)).isEmpty();
    assertThat(ledger().page(folder, EntryFilter.ALL, Optional.empty(), 10).entries()).isEmpty();
    assertThat(ledger().entries(other, GENERATION, EVERY_UID)).hasSize(2);
  }

  @Test
  default void what_is_amended_is_fenced_like_any_chunk_and_counted_for_itself() throws Exception {
    var folder = folder();
    write(folder, List.of(copied(1), copied(2)));
    var key = ChunkKey.amendments(folder, GENERATION, 3);
    var first = ledger().claim(key, "first");
    var second = ledger().claim(key, "second");

    assertThat(ledger().commit(first, List.of(copied(1).flagged("S", "F")))).isEmpty();
    assertThat(ledger().commit(second, List.of(copied(2).flagged("S", "F")))).isPresent();

    assertThat(ledger().entries(folder, GENERATION, CHUNK))
        .containsExactly(copied(1), copied(2).flagged("S", "F"));
    assertThat(ledger().chunks(folder)).hasSize(2);
  }

  private static UidRange place(int index) {
    return new UidRange(index + 1, index + 1);
  }
}
