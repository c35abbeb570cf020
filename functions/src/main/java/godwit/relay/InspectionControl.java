package godwit.relay;

import godwit.batch.Batch;
import godwit.failure.MigrationException;
import godwit.failure.TransientException;
import godwit.inspection.InspectionBooks;
import godwit.inspection.InspectionCommands;
import godwit.inspection.Jobs;
import godwit.inspection.Run;
import godwit.work.Inspection;
import godwit.work.WorkItem;
import godwit.work.WorkQueue;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Begins runs of inspections. */
public final class InspectionControl implements InspectionCommands {
  private static final int TRIES = 10;

  private final InspectionBooks books;
  private final WorkQueue queue;
  private final Clock clock;

  public InspectionControl(InspectionBooks books, WorkQueue queue, Clock clock) {
    this.books = books;
    this.queue = queue;
    this.clock = clock;
  }

  @Override
  public Run inspect(Batch batch, Inspection what) throws MigrationException {
    Run run = begun(batch, books.of(what));
    // Should this be lost, the pulse sends it again.
    queue.send(new WorkItem.InspectBatch(batch.id(), what), Duration.ZERO);
    return run;
  }

  private Run begun(Batch batch, Jobs jobs) throws MigrationException {
    for (int i = 0; i < TRIES; i++) {
      Optional<Run> present = jobs.run(batch.id());
      if (present.filter(Run::isOpen).isPresent()) {
        return present.get();
      }
      Run wanted = Run.ofBatch(batch.id(), clock.instant());
      Optional<Run> stored = jobs.put(present.map(wanted::over).orElse(wanted));
      if (stored.isPresent()) {
        return stored.get();
      }
    }
    throw new TransientException(
        "BatchBusy", "too many ask for this at the same moment; ask again");
  }
}
