package godwit.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.batch.Batch;
import godwit.batch.BatchStatus;
import godwit.failure.MigrationException;
import godwit.report.BatchSummary;
import godwit.report.Summaries;
import godwit.report.SummaryStore;

/** {@code GET /batches/{batch}}; while it is being removed also what is removed. */
final class ShowBatch implements Handler {
  private final BatchLookup lookup;
  private final Summaries summaries;
  private final SummaryStore kept;
  private final NotificationJson notifications;

  ShowBatch(
      BatchLookup lookup, Summaries summaries, SummaryStore kept, NotificationJson notifications) {
    this.lookup = lookup;
    this.summaries = summaries;
    this.kept = kept;
    this.notifications = notifications;
  }

  @Override
  public ApiAnswer handle(ApiCall call) throws Refusal, MigrationException {
    Batch batch = lookup.batch(call);
    ObjectNode json = BatchJson.full(summaries.of(batch), call);
    notifications.put(json, batch);
    if (batch.status() == BatchStatus.REMOVING) {
      kept.find(batch.id())
          .map(sums -> new BatchSummary(batch, sums.rows()))
          .ifPresent(before -> json.set("removed", RemovedJson.of(before)));
    }
    return ApiAnswer.of(200, MediaType.JSON, Json.text(json))
        .with("ETag", Opaque.tag(batch.version()));
  }
}
