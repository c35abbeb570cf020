package godwit.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.Batches;
import godwit.batch.MailboxKey;
import godwit.batch.Tally;
import godwit.source.UidRange;
import godwit.source.UidSet;
import godwit.source.UidValidity;
import godwit.target.TargetMessageId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What rows and chunks of the account count and keep. */
class LedgerEntryTest {
  private static final Instant AT = Instant.parse("2026-11-22T09:00:00Z");
  private static final Outcome.Copied COPIED =
      new Outcome.Copied(new TargetMessageId("AAkAL1"), List.of());
  private static final ChunkKey CHUNK =
      new ChunkKey(
          new FolderKey(new MailboxKey(Batches.id(), "ada@contoso.example"), "0123456789abcdef"),
          new UidValidity(7),
          2,
          new UidRange(1, 25));

  @Test
  void each_outcome_counts_as_what_it_is() {
    var degraded = new Outcome.Copied(COPIED.id(), List.of("a keyword"));
    var failed = new Outcome.Failed("TOO_LARGE", "save it", new Outcome.Shown("Plans", "b@c", ""));

    assertThat(entry(COPIED).tally()).isEqualTo(new Tally(1, 0, 0, 0, 512));
    assertThat(entry(degraded).tally()).isEqualTo(new Tally(1, 0, 0, 1, 512));
    assertThat(entry(new Outcome.Skipped("expunged")).tally()).isEqualTo(new Tally(0, 1, 0, 0, 0));
    assertThat(entry(failed).tally()).isEqualTo(new Tally(0, 0, 1, 0, 0));
    assertThat(entry(new Outcome.Moved(COPIED, "fedcba9876543210")).tally()).isEqualTo(Tally.NONE);
  }

  @Test
  void what_is_settled_otherwise_keeps_all_but_its_outcome() {
    var moved = new Outcome.Moved(COPIED, "fedcba9876543210");

    assertThat(entry(COPIED).settled(moved)).isEqualTo(entry(moved));
    assertThat(entry(COPIED).sourceFlags()).isEqualTo("S");
    assertThat(entry(COPIED).flagged("SF", "SA"))
        .isEqualTo(new LedgerEntry(new UidValidity(7), 3, COPIED, 512, "print", "SF", "SA", AT));
  }

  @Test
  void what_a_failed_message_is_known_by_is_in_no_text_about_it() {
    var failed =
        entry(new Outcome.Failed("X", "y", new Outcome.Shown("Salaries", "eve@c.example", "2020")));

    assertThat(failed.toString())
        .contains("Shown[hidden]")
        .doesNotContain("Salaries", "eve", "2020");
  }

  @Test
  void a_chunk_that_goes_on_adds_to_its_count_and_keeps_its_owner() {
    var chunk = new Chunk(CHUNK, "worker", 0, Intent.NONE, Tally.NONE, false, "v1");
    Intent next = Intent.toSend(UidSet.of(List.of(11L, 12L)));

    Chunk later = chunk.settled(10, next, entry(COPIED).tally()).amended(new Tally(0, 0, 1, 0, 0));

    assertThat(later)
        .isEqualTo(new Chunk(CHUNK, "worker", 10, next, new Tally(1, 0, 1, 0, 512), false, "v1"));
    assertThat(later.completed())
        .isEqualTo(
            new Chunk(CHUNK, "worker", 10, Intent.NONE, new Tally(1, 0, 1, 0, 512), true, "v1"));
    assertThat(chunk.intending(next).intent()).isEqualTo(next);
  }

  @Test
  void what_is_known_to_have_landed_is_in_doubt_only_if_it_is_something() {
    UidSet some = UidSet.of(List.of(3L));

    assertThat(Intent.landed(UidSet.EMPTY, AT)).isEqualTo(Intent.NONE);
    assertThat(Intent.landed(some, AT).landed()).isEqualTo(Optional.of(AT));
    assertThat(Intent.landed(some, AT).isEmpty()).isFalse();
    assertThat(Intent.NONE.isEmpty()).isTrue();
  }

  @Test
  void later_changes_to_rows_have_a_chunk_that_no_plan_has() {
    ChunkKey amendments = ChunkKey.amendments(CHUNK.folder(), CHUNK.validity(), 4);

    assertThat(amendments.round()).isEqualTo(4);
    assertThat(amendments.range()).isEqualTo(new UidRange(4_294_967_295L, 4_294_967_295L));
  }

  private static LedgerEntry entry(Outcome outcome) {
    return new LedgerEntry(new UidValidity(7), 3, outcome, 512, "print", "S", AT);
  }
}
