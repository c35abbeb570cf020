package godwit.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.batch.Batch;
import godwit.batch.BatchStatus;
import godwit.failure.MigrationException;
import godwit.intake.BatchRemoval;
import godwit.report.BatchSummary;
import godwit.report.KeptSums;
import godwit.report.Summaries;
import godwit.report.SummaryStore;
import java.time.Duration;
import java.util.Optional;

/**
 * {@code DELETE /batches/{batch}}: begins the removal and says what is removed. A repeat while it
 * lasts is no error, and says the same. What is said is kept for the event that tells of the end.
 */
final class DeleteBatch implements Handler {
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);
  private static final Duration STILL_STORING = Duration.ofSeconds(60);

  private final BatchLookup lookup;
  private final Summaries summaries;
  private final SummaryStore kept;
  private final BatchRemoval removal;

  DeleteBatch(BatchLookup lookup, Summaries summaries, SummaryStore kept, BatchRemoval removal) {
    this.lookup = lookup;
    this.summaries = summaries;
    this.kept = kept;
    this.removal = removal;
  }

  @Override
  public ApiAnswer handle(ApiCall call) throws Refusal, MigrationException {
    Batch batch = lookup.batch(call);
    if (!removal.isPossible(batch)) {
      throw CommandBatch.impossible(
              batch, "is still being stored and does not take delete before that has ended")
          .retryAfter(STILL_STORING);
    }
    BatchSummary before = before(batch);
    Batch marked =
        removal
            .remove(batch.id())
            .orElseThrow(() -> Refusal.notFound("batch", "The batch is gone."));
    ObjectNode json = BatchJson.stored(marked, call);
    json.set("removed", RemovedJson.of(before));
    return ApiAnswer.of(202, MediaType.JSON, Json.text(json))
        .with("Location", call.address("batches", batch.id().name().value()))
        .with("Retry-After", Long.toString(LOOK_AGAIN.toSeconds()));
  }

  /** Counted before the first row goes: afterwards rows tell less with each that is gone. */
  private BatchSummary before(Batch batch) throws MigrationException {
    Optional<KeptSums> known =
        batch.status() == BatchStatus.REMOVING ? kept.find(batch.id()) : Optional.empty();
    if (known.isPresent()) {
      return new BatchSummary(batch, known.get().rows());
    }
    BatchSummary counted = summaries.of(batch);
    kept.keep(new KeptSums(batch.id(), counted.rows(), batch.version(), counted.rows().asOf()));
    return counted;
  }
}
