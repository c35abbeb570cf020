package godwit.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.batch.Batch;
import godwit.batch.MailboxKey;
import godwit.failure.MigrationException;
import godwit.inspection.Inspections;
import godwit.inspection.Result;
import godwit.report.VerificationCsv;
import godwit.report.VerificationHtml;
import godwit.report.VerificationReport;
import godwit.report.VerificationReports;
import godwit.verify.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code GET /batches/{batch}/verification}: what was found after the copy. With {@code mailbox}
 * the differences of one, page by page.
 */
final class ShowVerification implements Handler {
  private static final int USUAL = 100;
  private static final int MOST = 1_000;

  /** Differences in one CSV: about 15 MB. */
  private static final int MOST_LINES = 50_000;

  private static final int LINES_OF_A_PAGE = 1_000;

  private final BatchLookup lookup;
  private final VerificationReports reports;
  private final Inspections<Verification> verifications;

  ShowVerification(
      BatchLookup lookup, VerificationReports reports, Inspections<Verification> verifications) {
    this.lookup = lookup;
    this.reports = reports;
    this.verifications = verifications;
  }

  @Override
  public ApiAnswer handle(ApiCall call) throws Refusal, MigrationException {
    String type = Accept.oneOf(call, MediaType.JSON, MediaType.CSV, MediaType.HTML);
    Batch batch = lookup.batch(call);
    return switch (type) {
      case MediaType.CSV ->
          ApiAnswer.csv(batch.id().name().value() + "-verification", csv(call, batch));
      case MediaType.HTML -> ApiAnswer.of(200, type, html(batch));
      default -> ApiAnswer.of(200, type, Json.text(json(call, batch)));
    };
  }

  private String csv(ApiCall call, Batch batch) throws Refusal, MigrationException {
    String rest = call.address("batches", batch.id().name().value(), "verification");
    return VerificationCsv.of(
        reports.lines(chosen(call, batch), MOST_LINES + 1),
        MOST_LINES,
        rest + "?mailbox={address} as JSON");
  }

  private String html(Batch batch) throws MigrationException {
    VerificationReport report = reports.of(batch, Optional.empty(), USUAL);
    return VerificationHtml.of(report, reports.lines(report.results(), LINES_OF_A_PAGE));
  }

  private ObjectNode json(ApiCall call, Batch batch) throws Refusal, MigrationException {
    Optional<String> token = call.query("page");
    Optional<String> after =
        token.isEmpty() ? token : Optional.of(Opaque.parts(token.get(), 1).getFirst());
    int limit = call.number("limit", 1, MOST, USUAL);
    return call.query("mailbox").isPresent()
        ? ofMailbox(call, chosen(call, batch).getFirst(), after, limit)
        : ofBatch(call, reports.of(batch, after, limit));
  }

  private static ObjectNode ofBatch(ApiCall call, VerificationReport report) {
    ObjectNode json = VerificationJson.of(report);
    var mailboxes = json.putArray("mailboxes");
    report.results().forEach(result -> mailboxes.add(VerificationJson.mailbox(result)));
    next(json, call, report.next());
    return json;
  }

  private ObjectNode ofMailbox(
      ApiCall call, Result<Verification> result, Optional<String> after, int limit)
      throws MigrationException {
    var page = reports.differences(result, after, limit);
    ObjectNode json = VerificationJson.mailbox(result);
    VerificationJson.differences(json, page.differences());
    next(json, call, page.next());
    return json;
  }

  private static void next(ObjectNode json, ApiCall call, Optional<String> next) {
    next.map(place -> Opaque.token(List.of(place)))
        .ifPresent(token -> json.put("nextLink", call.addressWith("page", token)));
  }

  /** The one that is named, or all. */
  private List<Result<Verification>> chosen(ApiCall call, Batch batch)
      throws Refusal, MigrationException {
    Optional<String> address = call.query("mailbox");
    if (address.isEmpty()) {
      return all(batch);
    }
    var key = new MailboxKey(batch.id(), address.get());
    return List.of(
        verifications
            .result(key)
            .orElseThrow(() ->
                Refusal.notFound("mailbox", "No mailbox of this e-mail address was verified.")));
  }

  private List<Result<Verification>> all(Batch batch) throws MigrationException {
    var all = new ArrayList<Result<Verification>>();
    Optional<String> after = Optional.empty();
    do {
      var page = verifications.results(batch.id(), after, MOST);
      all.addAll(page.results());
      after = page.next();
    } while (after.isPresent());
    return all;
  }
}
