package godwit.intake;

import godwit.batch.Batch;
import java.util.List;

/** What became of a request to make a batch. */
public sealed interface AdmissionOutcome {
  /**
   * The batch is stored and on its way.
   *
   * @param notices what a person should know although it is no fault
   */
  record Created(Batch batch, List<String> notices) implements AdmissionOutcome {
    public Created {
      notices = List.copyOf(notices);
    }
  }

  /** The same request, known by its key, had made this batch before; nothing was done. */
  record Repeated(Batch batch) implements AdmissionOutcome {}

  /**
   * The name is taken; nothing was done.
   *
   * @param existing the batch that has it; in status Created it is still being stored, and vanishes
   *     by itself if that was broken off
   */
  record Conflict(Batch existing) implements AdmissionOutcome {}

  /** It wants a subscription, and there are too many; nothing is left of it. */
  record TooManyHooks() implements AdmissionOutcome {}

  /** The request has faults; nothing was done. */
  record Refused(Problems problems) implements AdmissionOutcome {}
}
