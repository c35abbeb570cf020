package godwit.api;

import godwit.batch.Batch;
import godwit.failure.MigrationException;
import godwit.report.AssessmentCsv;
import godwit.report.AssessmentHtml;
import godwit.report.AssessmentReports;
import java.util.List;
import java.util.Optional;

/** {@code GET /batches/{batch}/assessment}: what was found before the copy. */
final class ShowAssessment implements Handler {
  /** Every row there can be. */
  private static final int ALL = 50_000;

  private static final int USUAL = 1_000;

  private final BatchLookup lookup;
  private final AssessmentReports reports;

  ShowAssessment(BatchLookup lookup, AssessmentReports reports) {
    this.lookup = lookup;
    this.reports = reports;
  }

  @Override
  public ApiAnswer handle(ApiCall call) throws Refusal, MigrationException {
    String type = Accept.oneOf(call, MediaType.JSON, MediaType.CSV, MediaType.HTML);
    Batch batch = lookup.batch(call);
    return switch (type) {
      case MediaType.HTML ->
          ApiAnswer.of(200, type, AssessmentHtml.of(reports.of(batch, Optional.empty(), USUAL)));
      case MediaType.CSV ->
          ApiAnswer.csv(
              batch.id().name().value() + "-assessment",
              AssessmentCsv.of(reports.of(batch, Optional.empty(), ALL)));
      default -> ApiAnswer.of(200, type, json(call, batch));
    };
  }

  private String json(ApiCall call, Batch batch) throws Refusal, MigrationException {
    Optional<String> token = call.query("page");
    Optional<String> after =
        token.isEmpty() ? token : Optional.of(Opaque.parts(token.get(), 1).getFirst());
    int limit = call.number("limit", 1, USUAL, USUAL);
    var report = reports.of(batch, after, limit);
    var json = AssessmentJson.of(report);
    report
        .next()
        .map(next -> Opaque.token(List.of(next)))
        .ifPresent(next -> json.put("nextLink", call.addressWith("page", next)));
    return Json.text(json);
  }
}
