package godwit.relay;

import godwit.failure.MigrationException;
import godwit.log.EventLog;
import godwit.verify.Verifier;
import godwit.work.Inspection;
import godwit.work.WorkItem;
import java.time.Clock;
import java.time.Duration;

/** Inspections of every kind, as work of a queue. Safe for use by many threads. */
public final class Inspecting {
  private final Kind<?> assessing;
  private final Kind<?> verifying;

  private record Kind<R>(InspectionAdmission<R> admission, InspectionWork<R> work) {
    static <R> Kind<R> of(
        Stores stores, InspectionDesk<R> desk, Admission copies, Duration budget, Clock clock) {
      return new Kind<>(
          new InspectionAdmission<>(stores, desk, clock),
          new InspectionWork<>(stores, desk, copies, budget, clock));
    }
  }

  /**
   * @param budget how long a look at one mailbox may take before it is handed on
   */
  public Inspecting(Stores stores, Ends ends, Admission copies, Duration budget, Clock clock) {
    var assess =
        new InspectionDesk<>(
            Inspection.ASSESS, stores.inspections().assessments(), new Assessing(ends));
    this.assessing = Kind.of(stores, assess, copies, budget, clock);
    var books =
        new Verifier.Books(stores.plans(), stores.ledger(), stores.inspections().evidence());
    var verify =
        new InspectionDesk<>(
            Inspection.VERIFY, stores.inspections().verifications(), new Verifying(ends, books));
    this.verifying = Kind.of(stores, verify, copies, budget, clock);
  }

  void letIn(WorkItem.InspectBatch item) throws MigrationException {
    of(item.what()).admission().letIn(item.batch());
  }

  void look(WorkItem.InspectMailbox item, EventLog log) throws MigrationException {
    of(item.what()).work().handle(item, log);
  }

  private Kind<?> of(Inspection what) {
    return switch (what) {
      case ASSESS -> assessing;
      case VERIFY -> verifying;
    };
  }
}
