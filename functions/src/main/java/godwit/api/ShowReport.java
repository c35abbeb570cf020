package godwit.api;

import godwit.batch.Batch;
import godwit.failure.MigrationException;
import godwit.report.ReportHtml;
import godwit.report.ReportWriter;

/** {@code GET /batches/{batch}/report}: the report as HTML, CSV or JSON. */
final class ShowReport implements Handler {
  private final BatchLookup lookup;
  private final ReportWriter reports;

  ShowReport(BatchLookup lookup, ReportWriter reports) {
    this.lookup = lookup;
    this.reports = reports;
  }

  @Override
  public ApiAnswer handle(ApiCall call) throws Refusal, MigrationException {
    String type = Accept.oneOf(call, MediaType.HTML, MediaType.CSV, MediaType.JSON);
    Batch batch = lookup.batch(call);
    return switch (type) {
      case MediaType.HTML -> ApiAnswer.of(200, type, ReportHtml.of(reports.of(batch)));
      case MediaType.CSV ->
          ApiAnswer.csv(batch.id().name().value() + "-report", reports.csv(batch));
      default -> ApiAnswer.of(200, type, Json.text(ReportJson.of(reports.of(batch), call)));
    };
  }
}
