package godwit.ledger.memory;

import godwit.batch.Tally;
import godwit.ledger.Chunk;
import godwit.ledger.ChunkKey;
import godwit.ledger.FolderKey;
import godwit.ledger.Intent;
import godwit.ledger.Ledger;
import godwit.ledger.LedgerEntry;
import godwit.ledger.Outcome;
import godwit.source.UidRange;
import godwit.source.UidValidity;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The ledger in memory. */
public final class MemoryLedger implements Ledger {
  private final Map<FolderKey, Rows> folders = new HashMap<>();
  private long writes;
  private long read;

  private record Rows(
      NavigableMap<ChunkKey, Chunk> chunks, NavigableMap<String, LedgerEntry> entries) {
    static Rows none() {
      var byPlace =
          Comparator.comparingLong((ChunkKey k) -> k.validity().value())
              .thenComparingInt(ChunkKey::round)
              .thenComparingLong(k -> k.range().first())
              .thenComparingLong(k -> k.range().last());
      return new Rows(new TreeMap<>(byPlace), new TreeMap<>());
    }
  }

  @Override
  public synchronized Chunk claim(ChunkKey key, String owner) {
    var none = new Chunk(key, owner, 0, Intent.NONE, Tally.NONE, false, "");
    var found = rows(key.folder()).chunks().getOrDefault(key, none);
    var claimed = versioned(found, owner);
    rows(key.folder()).chunks().put(key, claimed);
    return claimed;
  }

  @Override
  public synchronized Optional<Chunk> commit(Chunk chunk, List<LedgerEntry> entries) {
    if (entries.size() > MAX_ENTRIES) {
      throw new IllegalArgumentException(entries.size() + " entries in one commit");
    }
    var rows = rows(chunk.key().folder());
    var found = rows.chunks().get(chunk.key());
    if (found == null || !found.version().equals(chunk.version())) {
      return Optional.empty();
    }
    var committed = versioned(chunk, chunk.owner());
    rows.chunks().put(chunk.key(), committed);
    entries.forEach(e -> rows.entries().put(place(e.validity(), e.uid()), e));
    return Optional.of(committed);
  }

  @Override
  public synchronized List<LedgerEntry> entries(
      FolderKey folder, UidValidity validity, UidRange range) {
    String first = place(validity, range.first());
    String last = place(validity, range.last());
    var found = List.copyOf(rows(folder).entries().subMap(first, true, last, true).values());
    read += found.size();
    return found;
  }

  /** How many entries were read by range. */
  public synchronized long entriesRead() {
    return read;
  }

  @Override
  public synchronized List<Chunk> chunks(FolderKey folder) {
    return List.copyOf(rows(folder).chunks().values());
  }

  @Override
  public synchronized Page page(
      FolderKey folder, EntryFilter filter, Optional<String> after, int limit) {
    var found =
        rows(folder).entries().tailMap(after.orElse(""), false).values().stream()
            .filter(e -> shows(filter, e.outcome()))
            .limit(limit + 1L)
            .toList();
    if (found.size() <= limit) {
      return new Page(found, Optional.empty());
    }
    var shown = found.subList(0, limit);
    var last = shown.getLast();
    return new Page(shown, Optional.of(place(last.validity(), last.uid())));
  }

  @Override
  public synchronized void purge(FolderKey folder) {
    folders.remove(folder);
  }

  private static boolean shows(EntryFilter filter, Outcome outcome) {
    return switch (filter) {
      case ALL -> true;
      case COPIED -> outcome instanceof Outcome.Copied;
      case DEGRADED -> outcome instanceof Outcome.Copied c && !c.degradations().isEmpty();
      case MOVED -> outcome instanceof Outcome.Moved;
      case SKIPPED -> outcome instanceof Outcome.Skipped;
      case FAILED -> outcome instanceof Outcome.Failed;
    };
  }

  private Rows rows(FolderKey folder) {
    return folders.computeIfAbsent(folder, f -> Rows.none());
  }

  private static String place(UidValidity validity, long uid) {
    return "%016x-%08x".formatted(validity.value(), uid);
  }

  private Chunk versioned(Chunk c, String owner) {
    String version = "v" + ++writes;
    return new Chunk(c.key(), owner, c.doneThrough(), c.intent(), c.tally(), c.complete(), version);
  }
}
