package godwit.ledger;

import godwit.failure.MigrationException;
import godwit.source.UidRange;
import godwit.source.UidValidity;
import java.util.List;
import java.util.Optional;

/**
 * The account of every message, by folder. The one truth: counters and reports are computed from
 * its rows. A port; safe for use by many threads and instances.
 */
public interface Ledger {
  /** How many entries one {@link #commit} may carry: storage takes 100 rows in one transaction. */
  int MAX_ENTRIES = 90;

  /**
   * Claims a chunk, making its row if it is new. The last claim wins: whoever claimed before can no
   * longer commit. A chunk that is complete stays so.
   *
   * @param owner token of this worker, different for each invocation
   * @return the chunk as the last commit left it, with this owner
   */
  Chunk claim(ChunkKey key, String owner) throws MigrationException;

  /**
   * Writes the entries and the chunk in one transaction: all or nothing.
   *
   * @param chunk as it shall be; its owner and version as the last claim or commit gave them
   * @param entries at most {@link #MAX_ENTRIES}, each message once; may be empty
   * @return the chunk with its new version; empty if another worker has claimed it, and then
   *     nothing was written
   */
  Optional<Chunk> commit(Chunk chunk, List<LedgerEntry> entries) throws MigrationException;

  /** Entries of one folder generation in a range, ascending by identifier. */
  List<LedgerEntry> entries(FolderKey folder, UidValidity validity, UidRange range)
      throws MigrationException;

  /** The chunks of a folder that were ever claimed, by generation, round and place. */
  List<Chunk> chunks(FolderKey folder) throws MigrationException;

  /**
   * A page of entries of one folder, by generation and identifier.
   *
   * @param after where the last page ended; empty for the first
   * @param limit at most so many, 1 to 1,000
   */
  Page page(FolderKey folder, EntryFilter filter, Optional<String> after, int limit)
      throws MigrationException;

  /** Removes every row of the folder. Idempotent. */
  void purge(FolderKey folder) throws MigrationException;

  /** Which entries a {@link #page} shows. */
  enum EntryFilter {
    ALL,
    COPIED,
    DEGRADED,
    MOVED,
    SKIPPED,
    FAILED
  }

  /**
   * Some entries.
   *
   * @param next where to go on; empty at the end
   */
  record Page(List<LedgerEntry> entries, Optional<String> next) {
    public Page {
      entries = List.copyOf(entries);
    }
  }
}
