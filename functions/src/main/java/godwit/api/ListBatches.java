package godwit.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.batch.BatchStore;
import godwit.failure.MigrationException;
import godwit.report.BatchSummary;
import godwit.report.Summaries;

/** {@code GET /batches}: every batch with its status and counts, by name. */
final class ListBatches implements Handler {
  private final BatchStore batches;
  private final Summaries summaries;

  ListBatches(BatchStore batches, Summaries summaries) {
    this.batches = batches;
    this.summaries = summaries;
  }

  @Override
  public ApiAnswer handle(ApiCall call) throws MigrationException {
    ObjectNode json = Json.object();
    var array = json.putArray("batches");
    for (BatchSummary summary : summaries.of(batches.all())) {
      array.add(BatchJson.entry(summary, call));
    }
    return ApiAnswer.of(200, MediaType.JSON, Json.text(json));
  }
}
