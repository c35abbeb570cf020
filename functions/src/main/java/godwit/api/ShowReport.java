package godwit.api;

import godwit.failure.MigrationException;
import godwit.report.BatchReport;
import godwit.report.ReportCsv;
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
    BatchReport report = reports.of(lookup.batch(call));
    return switch (type) {
      case MediaType.HTML -> ApiAnswer.of(200, type, ReportHtml.of(report));
      case MediaType.CSV ->
          ApiAnswer.csv(
              report.summary().batch().id().name().value() + "-report", ReportCsv.of(report));
      default -> ApiAnswer.of(200, type, Json.text(ReportJson.of(report, call)));
    };
  }
}
