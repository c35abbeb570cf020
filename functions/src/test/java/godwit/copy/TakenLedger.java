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

/** A ledger of which another worker claims each chunk just before it is committed. */
record TakenLedger(Ledger ledger) implements Ledger {
  @Override
  public Chunk claim(ChunkKey key, String owner) throws MigrationException {
    return ledger.claim(key, owner);
  }

  @Override
  public Optional<Chunk> commit(Chunk chunk, List<LedgerEntry> entries) throws MigrationException {
    Chunk taken = ledger.claim(chunk.key(), "another");
    return taken.version().equals(chunk.version())
        ? Optional.of(taken)
        : ledger.commit(chunk, entries);
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
