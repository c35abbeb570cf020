package godwit.relay;

import godwit.batch.Batch;
import godwit.batch.Mailbox;
import godwit.failure.MigrationException;
import godwit.failure.TransientException;
import godwit.inspection.InspectionBooks;
import godwit.inspection.InspectionCommands;
import godwit.inspection.Job;
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
    Run run = begun(books.of(what), Run.ofBatch(batch.id(), clock.instant()));
    letIn(batch, what);
    return run;
  }

  @Override
  public Run inspect(Batch batch, Mailbox mailbox, Inspection what) throws MigrationException {
    Run wanted = Run.ofSome(batch.id(), clock.instant());
    // Before the run, which would end at once without it. Should there be a job, it is its turn.
    Optional<Job> unused = books.of(what).put(Job.waiting(mailbox, wanted.id(), clock.instant()));
    Run run = begun(books.of(what), wanted);
    letIn(batch, what);
    return run;
  }

  /** Should the message be lost, the pulse sends it again. */
  private void letIn(Batch batch, Inspection what) throws MigrationException {
    queue.send(new WorkItem.InspectBatch(batch.id(), what), Duration.ZERO);
  }

  private static Run begun(Jobs jobs, Run wanted) throws MigrationException {
    for (int i = 0; i < TRIES; i++) {
      Optional<Run> present = jobs.run(wanted.batch());
      if (present.filter(Run::isOpen).isPresent()) {
        return present.get();
      }
      Optional<Run> stored = jobs.put(present.map(wanted::over).orElse(wanted));
      if (stored.isPresent()) {
        return stored.get();
      }
    }
    throw new TransientException(
        "BatchBusy", "too many ask for this at the same moment; ask again");
  }
}
