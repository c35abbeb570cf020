package godwit.notify;

import godwit.batch.BatchId;
import godwit.failure.MigrationException;

/** How far telling is, batch by batch. A port; safe for use by many threads and instances. */
public interface Tellings {
  /** What was announced of a batch; nothing where nothing was stored. */
  Announced announced(BatchId batch) throws MigrationException;

  /**
   * Stores what was announced, on condition that nobody else did since it was read.
   *
   * @return whether it was stored
   */
  boolean store(Announced announced) throws MigrationException;

  /** What became of a batch's mails. */
  MailState mail(BatchId batch) throws MigrationException;

  /** Replaces what is known of a batch's mails. Idempotent. */
  void store(MailState state) throws MigrationException;

  /** Forgets a batch. Idempotent. */
  void purge(BatchId batch) throws MigrationException;
}
