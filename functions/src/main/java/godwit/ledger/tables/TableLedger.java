package godwit.ledger.tables;

import godwit.batch.Tally;
import godwit.failure.MigrationException;
import godwit.failure.TransientException;
import godwit.ledger.Chunk;
import godwit.ledger.ChunkKey;
import godwit.ledger.FolderKey;
import godwit.ledger.Intent;
import godwit.ledger.Ledger;
import godwit.ledger.LedgerEntry;
import godwit.source.UidRange;
import godwit.source.UidValidity;
import godwit.storage.BulkRows;
import godwit.storage.Row;
import godwit.storage.RowFilter;
import godwit.storage.RowTransaction;
import godwit.storage.Table;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The ledger in a table; {@link LedgerRows} says how. A chunk's version is the ETag of its row, so
 * a commit by a worker that lost its claim fails as a whole.
 *
 * <p>Each write of a chunk carries a token of its own: where the answer to it is lost and the
 * request is sent again, the second one is refused for the first one's sake, and the token tells
 * that from another worker's claim.
 */
public final class TableLedger implements Ledger {
  /** Each try that fails is another worker's claim that succeeded. */
  private static final int CLAIM_TRIES = 50;

  private final Table table;

  public TableLedger(Table table) {
    this.table = table;
  }

  /**
   * One storage transaction for a chunk that nobody has claimed yet, as most are; else three, and
   * two more for each worker that claims at the same moment.
   */
  @Override
  public Chunk claim(ChunkKey key, String owner) throws MigrationException {
    Chunk fresh = claimed(Optional.empty(), key, owner);
    Optional<String> first = table.insert(LedgerRows.write(fresh, token()));
    if (first.isPresent()) {
      return at(fresh, first.get());
    }
    for (int i = 0; i < CLAIM_TRIES; i++) {
      Optional<Chunk> found = find(key).map(row -> LedgerRows.chunk(key.folder(), row));
      if (found.filter(c -> c.owner().equals(owner)).isPresent()) {
        return found.get();
      }
      Chunk claimed = claimed(found, key, owner);
      var row = LedgerRows.write(claimed, token());
      Optional<String> version =
          found.isPresent() ? table.replace(row, claimed.version()) : table.insert(row);
      if (version.isPresent()) {
        return at(claimed, version.get());
      }
    }
    throw new TransientException("ChunkContended", "too many workers claim one chunk");
  }

  private static Chunk claimed(Optional<Chunk> found, ChunkKey key, String owner) {
    return found
        .map(c ->
            new Chunk(
                key, owner, c.doneThrough(), c.intent(), c.tally(), c.complete(), c.version()))
        .orElseGet(() -> new Chunk(key, owner, 0, Intent.NONE, Tally.NONE, false, ""));
  }

  /**
   * One storage transaction; one more where the chunk's new version is not in the answer: somebody
   * was faster, or the answer to the first try was lost.
   */
  @Override
  public Optional<Chunk> commit(Chunk chunk, List<LedgerEntry> entries) throws MigrationException {
    if (entries.size() > MAX_ENTRIES) {
      throw new IllegalArgumentException(entries.size() + " entries in one commit");
    }
    String token = token();
    var transaction = new RowTransaction().replace(LedgerRows.write(chunk, token), chunk.version());
    entries.forEach(e -> transaction.put(LedgerRows.write(chunk.key().folder(), e)));
    Table.Written written = table.write(transaction);
    if (written.version().isPresent()) {
      return written.version().map(v -> at(chunk, v));
    }
    Optional<String> version =
        find(chunk.key()).filter(r -> r.text("write").equals(token)).map(Row::version);
    if (written.done() && version.isEmpty()) {
      // Another worker has claimed it since: a version that is good for nothing any more.
      return Optional.of(chunk);
    }
    return version.map(v -> at(chunk, v));
  }

  /** One storage transaction for each 1,000 entries. */
  @Override
  public List<LedgerEntry> entries(FolderKey folder, UidValidity validity, UidRange range)
      throws MigrationException {
    var filter =
        RowFilter.partition(LedgerRows.partition(folder))
            .from(LedgerRows.row(validity, range.first()))
            .through(LedgerRows.row(validity, range.last()));
    return table.first(filter, LedgerRows.ENTRY_COLUMNS, Integer.MAX_VALUE).list().stream()
        .map(LedgerRows::entry)
        .toList();
  }

  /** One storage transaction for each 1,000 chunks. */
  @Override
  public List<Chunk> chunks(FolderKey folder) throws MigrationException {
    var filter = RowFilter.partition(LedgerRows.partition(folder)).prefix(LedgerRows.CHUNKS);
    return table.all(filter).stream().map(row -> LedgerRows.chunk(folder, row)).toList();
  }

  /**
   * One storage transaction, more where the service breaks off because few rows match. The last
   * page may be empty.
   */
  @Override
  public Page page(FolderKey folder, EntryFilter filter, Optional<String> after, int limit)
      throws MigrationException {
    var all = RowFilter.partition(LedgerRows.partition(folder)).prefix(LedgerRows.ENTRIES);
    var rest = after.map(all::after).orElse(all);
    var found = table.first(narrowed(rest, filter), LedgerRows.ENTRY_COLUMNS, limit);
    var next = found.more() ? Optional.of(found.list().getLast().key()) : Optional.<String>empty();
    return new Page(found.list().stream().map(LedgerRows::entry).toList(), next);
  }

  private static RowFilter narrowed(RowFilter rows, EntryFilter filter) {
    return switch (filter) {
      case ALL -> rows;
      case COPIED -> rows.among("state", List.of("copied"));
      case DEGRADED -> rows.where("degraded");
      case MOVED -> rows.among("state", List.of("moved"));
      case SKIPPED -> rows.among("state", List.of("skipped"));
      case FAILED -> rows.among("state", List.of("failed"));
    };
  }

  /** One storage transaction for each 1,000 rows and one for each 100. */
  @Override
  public void purge(FolderKey folder) throws MigrationException {
    new BulkRows(table).purge(LedgerRows.partition(folder));
  }

  private Optional<Row> find(ChunkKey key) throws MigrationException {
    return table.find(LedgerRows.partition(key.folder()), LedgerRows.row(key));
  }

  private static Chunk at(Chunk c, String version) {
    return new Chunk(
        c.key(), c.owner(), c.doneThrough(), c.intent(), c.tally(), c.complete(), version);
  }

  private static String token() {
    return UUID.randomUUID().toString();
  }
}
