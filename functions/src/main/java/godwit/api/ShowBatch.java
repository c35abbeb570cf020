package godwit.api;

import godwit.batch.Batch;
import godwit.failure.MigrationException;
import godwit.report.Summaries;

/** {@code GET /batches/{batch}}. */
final class ShowBatch implements Handler {
  private final BatchLookup lookup;
  private final Summaries summaries;

  ShowBatch(BatchLookup lookup, Summaries summaries) {
    this.lookup = lookup;
    this.summaries = summaries;
  }

  @Override
  public ApiAnswer handle(ApiCall call) throws Refusal, MigrationException {
    Batch batch = lookup.batch(call);
    String json = Json.text(BatchJson.full(summaries.of(batch), call));
    return ApiAnswer.of(200, MediaType.JSON, json).with("ETag", Opaque.tag(batch.version()));
  }
}
