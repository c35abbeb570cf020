package godwit.copy;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.Tally;
import godwit.ledger.Chunk;
import godwit.ledger.ChunkKey;
import godwit.ledger.FolderPlan;
import godwit.ledger.Intent;
import godwit.ledger.Ledger;
import godwit.ledger.LedgerEntry;
import godwit.ledger.Outcome;
import godwit.ledger.memory.MemoryLedger;
import godwit.source.UidRange;
import godwit.target.TargetMessageId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What earlier rounds have written of folders. */
final class Rows {
  private static final Instant THEN = Instant.parse("2026-11-20T12:00:00Z");
  private static final Outcome.Shown SHOWN = new Outcome.Shown("", "", "");

  final MemoryLedger ledger = new MemoryLedger();

  /** A message of ten bytes that is at the target. */
  static LedgerEntry copied(FolderPlan folder, long uid, String content, String id) {
    return entry(folder, uid, content, new Outcome.Copied(new TargetMessageId(id), List.of()));
  }

  /** A message that has begun to move, or is counted elsewhere. */
  static LedgerEntry moved(
      FolderPlan folder, long uid, String content, String id, FolderPlan into) {
    var copied = new Outcome.Copied(new TargetMessageId(id), List.of());
    return entry(folder, uid, content, new Outcome.Moved(copied, into.key().id()));
  }

  static LedgerEntry failed(FolderPlan folder, long uid, String content) {
    return entry(folder, uid, content, new Outcome.Failed("TOO_LARGE", "make it smaller", SHOWN));
  }

  static LedgerEntry skipped(FolderPlan folder, long uid) {
    return entry(folder, uid, "", new Outcome.Skipped("BEFORE", "is older than was asked for"));
  }

  private static LedgerEntry entry(FolderPlan folder, long uid, String content, Outcome outcome) {
    return new LedgerEntry(folder.validity(), uid, outcome, 10, content, "", THEN);
  }

  /** The same, some time later. */
  static LedgerEntry later(LedgerEntry e, int seconds) {
    return new LedgerEntry(
        e.validity(),
        e.uid(),
        e.outcome(),
        e.sizeBytes(),
        e.fingerprint(),
        e.flags(),
        e.at().plusSeconds(seconds));
  }

  void write(FolderPlan folder, LedgerEntry... entries) {
    write(folder, List.of(entries));
  }

  void write(FolderPlan folder, List<LedgerEntry> entries) {
    for (int i = 0; i < entries.size(); i += Ledger.MAX_ENTRIES) {
      List<LedgerEntry> some = entries.subList(i, Math.min(i + Ledger.MAX_ENTRIES, entries.size()));
      Tally tally = some.stream().map(LedgerEntry::tally).reduce(Tally.NONE, Tally::plus);
      Chunk chunk = claimed(folder);
      assertThat(ledger.commit(chunk.settled(0, chunk.intent(), tally), some)).isPresent();
    }
  }

  /** What was to be sent of a folder when its worker ended. */
  void intend(FolderPlan folder, Intent intent) {
    assertThat(ledger.commit(claimed(folder).intending(intent), List.of())).isPresent();
  }

  private Chunk claimed(FolderPlan folder) {
    return ledger.claim(
        new ChunkKey(folder.key(), folder.validity(), 0, new UidRange(1, 1_000)), "earlier");
  }

  List<LedgerEntry> of(FolderPlan folder) {
    return ledger.page(folder.key(), Ledger.EntryFilter.ALL, Optional.empty(), 10_000).entries();
  }

  List<Outcome> outcomes(FolderPlan folder) {
    return of(folder).stream().map(LedgerEntry::outcome).toList();
  }

  /** What the chunks of a folder say that there is. */
  Tally tally(FolderPlan folder) {
    return ledger.chunks(folder.key()).stream().map(Chunk::tally).reduce(Tally.NONE, Tally::plus);
  }
}
