package godwit.inspection;

import godwit.batch.Batch;
import godwit.batch.Mailbox;
import godwit.failure.MigrationException;
import godwit.work.Inspection;

/** Sets inspections going. */
public interface InspectionCommands {
  /**
   * Has every mailbox of a batch inspected. While a run lasts another wish joins it.
   *
   * @return the run that does it
   */
  Run inspect(Batch batch, Inspection what) throws MigrationException;

  /** Has one mailbox inspected; joins a run that lasts. */
  Run inspect(Batch batch, Mailbox mailbox, Inspection what) throws MigrationException;
}
