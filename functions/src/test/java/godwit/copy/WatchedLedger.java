package godwit.copy;

import godwit.failure.MigrationException;
import godwit.ledger.Chunk;
import godwit.ledger.ChunkKey;
import godwit.ledger.FolderKey;
import godwit.ledger.Ledger;
import godwit.ledger.LedgerEntry;
import godwit.source.UidRange;
import godwit.source.UidValidity;
import java.util.List;
import java.util.Optional;

/** A ledger that lets a test look or interfere before each transaction. */
record WatchedLedger(Ledger ledger, Before before) implements Ledger {
  /** Called by whoever writes. */
  @FunctionalInterface
  interface Before {
    void commit(Chunk chunk) throws MigrationException;
  }

  /** Another worker claims each chunk just before it is written. */
  static WatchedLedger taken(Ledger ledger) {
    return new WatchedLedger(
        ledger,
        chunk -> {
          Chunk unused = ledger.claim(chunk.key(), "another");
        });
  }

  @Override
  public Chunk claim(ChunkKey key, String owner) throws MigrationException {
    return ledger.claim(key, owner);
  }

  @Override
  public Optional<Chunk> commit(Chunk chunk, List<LedgerEntry> entries) throws MigrationException {
    before.commit(chunk);
    return ledger.commit(chunk, entries);
  }

  @Override
  public List<LedgerEntry> entries(FolderKey folder, UidValidity validity, UidRange range)
      throws MigrationException {
    return ledger.entries(folder, validity, range);
  }

  @Override
  public List<Chunk> chunks(FolderKey folder) throws MigrationException {
    return ledger.chunks(folder);
  }

  @Override
  public Page page(FolderKey folder, EntryFilter filter, Optional<String> after, int limit)
      throws MigrationException {
    return ledger.page(folder, filter, after, limit);
  }

  @Override
  public void purge(FolderKey folder) throws MigrationException {
    ledger.purge(folder);
  }
}
