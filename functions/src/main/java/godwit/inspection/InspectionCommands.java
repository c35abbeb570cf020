package godwit.inspection;

import godwit.batch.Batch;
import godwit.failure.MigrationException;
import godwit.work.Inspection;

/** Sets inspections going. */
@FunctionalInterface
public interface InspectionCommands {
  /**
   * Has every mailbox of a batch inspected. While a run lasts another wish joins it.
   *
   * @return the run that does it
   */
  Run inspect(Batch batch, Inspection what) throws MigrationException;
}
