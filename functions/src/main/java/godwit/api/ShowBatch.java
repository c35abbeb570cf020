package godwit.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.batch.Batch;
import godwit.failure.MigrationException;
import godwit.report.Summaries;

/** {@code GET /batches/{batch}}. */
final class ShowBatch implements Handler {
  private final BatchLookup lookup;
  private final Summaries summaries;
  private final NotificationJson notifications;

  ShowBatch(BatchLookup lookup, Summaries summaries, NotificationJson notifications) {
    this.lookup = lookup;
    this.summaries = summaries;
    this.notifications = notifications;
  }

  @Override
  public ApiAnswer handle(ApiCall call) throws Refusal, MigrationException {
    Batch batch = lookup.batch(call);
    ObjectNode json = BatchJson.full(summaries.of(batch), call);
    notifications.put(json, batch);
    return ApiAnswer.of(200, MediaType.JSON, Json.text(json))
        .with("ETag", Opaque.tag(batch.version()));
  }
}
