package godwit.verify;

import godwit.batch.MailboxKey;
import godwit.failure.MigrationException;
import godwit.target.StampPlace;
import java.util.List;
import java.util.Optional;

/**
 * What the verification of a mailbox has seen so far and what it found. A port; only the worker
 * that verifies the mailbox writes.
 */
public interface Evidence {
  /** How far the walk through the target is; empty if the run has not begun. */
  Optional<Walk> walk(MailboxKey mailbox, String run) throws MigrationException;

  /** Begins a run: forgets what earlier ones saw and found. Idempotent. */
  Walk begin(MailboxKey mailbox, String run) throws MigrationException;

  /** Adds a page of the walk and says where it goes on. */
  void add(MailboxKey mailbox, Walk next, List<Sighting> page) throws MigrationException;

  /** Every page of the run. */
  List<Sighting> sightings(MailboxKey mailbox) throws MigrationException;

  /**
   * Adds what was found in a folder, replacing it if it was there.
   *
   * @param index place of the folder in the plan
   * @param differences at most {@link #MOST_DIFFERENCES}
   */
  void settle(MailboxKey mailbox, int index, FolderCheck check, List<Difference> differences)
      throws MigrationException;

  /** The folders that were settled in this run, in order. */
  List<FolderCheck> folders(MailboxKey mailbox) throws MigrationException;

  /**
   * A page of differences, in the order of folders.
   *
   * @param after where the last page ended; empty for the first
   * @param limit at most so many, 1 to 1,000
   */
  Page differences(MailboxKey mailbox, Optional<String> after, int limit) throws MigrationException;

  /** Removes everything of a mailbox. Idempotent. */
  void purge(MailboxKey mailbox) throws MigrationException;

  /** Kept of one folder; further ones are counted only. */
  int MOST_DIFFERENCES = 5_000;

  /**
   * How far the walk through the target is.
   *
   * @param place where it goes on
   * @param pages that were added
   * @param complete whether there is nothing more
   */
  record Walk(String run, StampPlace place, int pages, boolean complete) {
    /** After one more page. */
    public Walk after(StampPlace next, boolean more) {
      return new Walk(run, next, pages + 1, !more);
    }
  }

  /**
   * Some differences.
   *
   * @param next where to go on; empty at the end
   */
  record Page(List<Difference> differences, Optional<String> next) {
    public Page {
      differences = List.copyOf(differences);
    }
  }
}
