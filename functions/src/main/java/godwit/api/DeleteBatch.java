package godwit.api;

import godwit.batch.Batch;
import godwit.failure.MigrationException;
import godwit.intake.BatchRemoval;
import java.time.Duration;

/** {@code DELETE /batches/{batch}}: begins the removal. A repeat while it lasts is no error. */
final class DeleteBatch implements Handler {
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);
  private static final Duration STILL_STORING = Duration.ofSeconds(60);

  private final BatchLookup lookup;
  private final BatchRemoval removal;

  DeleteBatch(BatchLookup lookup, BatchRemoval removal) {
    this.lookup = lookup;
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
    Batch marked =
        removal
            .remove(batch.id())
            .orElseThrow(() -> Refusal.notFound("batch", "The batch is gone."));
    return ApiAnswer.of(202, MediaType.JSON, Json.text(BatchJson.stored(marked, call)))
        .with("Location", call.address("batches", batch.id().name().value()))
        .with("Retry-After", Long.toString(LOOK_AGAIN.toSeconds()));
  }
}
