package godwit.source;

import godwit.failure.MigrationException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a source can tell of sizes without giving messages. Belongs to a session, for the same
 * thread; changes nothing.
 */
public interface SourceFigures {
  /**
   * The identifiers of a range with the size that the server says of each; 0 where it says none.
   *
   * @throws godwit.failure.FolderChangedException if the folder is gone or its generation differs
   */
  SortedMap<Long, Long> sizes(FolderCursor cursor, UidRange range) throws MigrationException;

  /** How many bytes a folder holds; empty if the server cannot tell (RFC 8438). */
  Optional<Long> bytes(SourceFolder folder) throws MigrationException;

  /** What the mailbox may hold; empty if the server has no limit or does not tell (RFC 9208). */
  Optional<Quota> quota() throws MigrationException;

  /**
   * A limit of storage.
   *
   * @param usedBytes what counts against it now
   * @param limitBytes at least 1
   */
  record Quota(long usedBytes, long limitBytes) {}

  /** From the messages' summaries, for a source that tells nothing more. */
  static SourceFigures ofSummaries(MailSource source) {
    return new SourceFigures() {
      @Override
      public SortedMap<Long, Long> sizes(FolderCursor cursor, UidRange range)
          throws MigrationException {
        var sizes = new TreeMap<Long, Long>();
        source.list(cursor, range).forEach(m -> sizes.put(m.uid(), m.sizeBytes()));
        return sizes;
      }

      @Override
      public Optional<Long> bytes(SourceFolder folder) {
        return Optional.empty();
      }

      @Override
      public Optional<Quota> quota() {
        return Optional.empty();
      }
    };
  }
}
