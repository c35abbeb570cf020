package godwit.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.Batches;
import godwit.batch.MailboxKey;
import godwit.ledger.Ledger.EntryFilter;
import godwit.source.UidRange;
import godwit.source.UidValidity;
import godwit.target.TargetMessageId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every {@link Ledger} shows of the entries that it keeps. */
public interface LedgerPagesContract {
  UidValidity GENERATION = new UidValidity(1_600_000_000L);
  UidRange CHUNK = new UidRange(1, 500);
  UidRange EVERY_UID = new UidRange(1, UidRange.MAX_UID);

  /** The ledger under test; it may hold folders of other tests. */
  Ledger ledger();

  @Test
  default void entries_are_those_of_one_generation_and_range_ascending() throws Exception {
    var folder = folder();
    var other =
        new LedgerEntry(new UidValidity(7), 20, copied(1).outcome(), 1, "", "", Batches.MADE);
    write(folder, 200);
    write(folder, List.of(other));
    write(folder(), 3);

    assertThat(ledger().entries(folder, GENERATION, new UidRange(15, 120)))
        .extracting(LedgerEntry::uid)
        .containsExactlyElementsOf(LongStream.rangeClosed(15, 120).boxed().toList());
    assertThat(ledger().entries(folder, new UidValidity(7), EVERY_UID)).containsExactly(other);
    assertThat(ledger().entries(folder, GENERATION, new UidRange(201, 300))).isEmpty();
  }

  @Test
  default void pages_show_each_entry_once_by_generation_and_identifier() throws Exception {
    var folder = folder();
    write(folder, 150);
    write(
        folder,
        List.of(
            new LedgerEntry(new UidValidity(7), 20, copied(1).outcome(), 1, "", "", Batches.MADE)));
    write(folder(), 3);

    var shown = pages(folder, EntryFilter.ALL, 40);

    assertThat(shown).hasSize(151);
    assertThat(shown.getFirst().validity().value()).isEqualTo(7);
    assertThat(shown.subList(1, 151))
        .extracting(LedgerEntry::uid)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 150).boxed().toList());
  }

  @Test
  default void pages_show_only_what_the_filter_asks_for() throws Exception {
    var folder = folder();
    var degraded = new Outcome.Copied(new TargetMessageId("D"), List.of("lost a byte"));
    var failed = new Outcome.Failed("code", "advice", new Outcome.Shown("s", "f", "d"));
    write(folder, 30);
    write(folder, List.of(entry(31, degraded), entry(32, new Outcome.Skipped("s"))));
    write(folder, List.of(entry(33, failed), entry(34, failed)));

    assertThat(uids(folder, EntryFilter.DEGRADED)).containsExactly(31L);
    assertThat(uids(folder, EntryFilter.SKIPPED)).containsExactly(32L);
    assertThat(uids(folder, EntryFilter.FAILED)).containsExactly(33L, 34L);
    assertThat(uids(folder, EntryFilter.COPIED)).hasSize(31).contains(31L);
    assertThat(uids(folder, EntryFilter.ALL)).hasSize(34);
  }

  private List<Long> uids(FolderKey folder, EntryFilter filter) throws Exception {
    return pages(folder, filter, 1).stream().map(LedgerEntry::uid).toList();
  }

  /** All entries, page by page. */
  private List<LedgerEntry> pages(FolderKey folder, EntryFilter filter, int limit)
      throws Exception {
    var entries = new ArrayList<LedgerEntry>();
    Optional<String> after = Optional.empty();
    do {
      var page = ledger().page(folder, filter, after, limit);
      assertThat(page.entries()).hasSizeLessThanOrEqualTo(limit);
      entries.addAll(page.entries());
      after = page.next();
    } while (after.isPresent());
    return entries;
  }

  /** Messages 1 to {@code count}, all copied. */
  default void write(FolderKey folder, int count) throws Exception {
    for (long first = 1; first <= count; first += Ledger.MAX_ENTRIES) {
      long last = Math.min(count, first + Ledger.MAX_ENTRIES - 1);
      write(
          folder,
          LongStream.rangeClosed(first, last).mapToObj(LedgerPagesContract::copied).toList());
    }
  }

  /** Commits them as one chunk. */
  default void write(FolderKey folder, List<LedgerEntry> entries) throws Exception {
    var chunk = ledger().claim(new ChunkKey(folder, GENERATION, 0, CHUNK), "worker");
    assertThat(ledger().commit(chunk, entries)).isPresent();
  }

  static FolderKey folder() {
    return new FolderKey(new MailboxKey(Batches.id(), "a/b@example.org"), "00ff00ff00ff00ff");
  }

  static LedgerEntry copied(long uid) {
    return entry(uid, new Outcome.Copied(new TargetMessageId("id-" + uid), List.of()));
  }

  static LedgerEntry entry(long uid, Outcome outcome) {
    return new LedgerEntry(GENERATION, uid, outcome, 5L << 30, "f:" + uid, "SF", Batches.MADE);
  }
}
