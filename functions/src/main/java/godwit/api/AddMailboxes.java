package godwit.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.batch.Batch;
import godwit.batch.BatchCommand;
import godwit.failure.MigrationException;
import godwit.intake.BatchSubmission;
import godwit.intake.Problems;
import godwit.intake.RowAdmission;
import godwit.intake.RowFault;
import java.time.Duration;
import java.util.List;

/**
 * {@code POST /batches/{batch}/mailboxes} and {@code POST /batches/{batch}/mailboxes/upload}: adds
 * rows, all or none.
 */
final class AddMailboxes implements Handler {
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);

  private final BatchLookup lookup;
  private final RowAdmission admission;
  private final BatchBody.Reader bodies;

  private AddMailboxes(BatchLookup lookup, RowAdmission admission, BatchBody.Reader bodies) {
    this.lookup = lookup;
    this.admission = admission;
    this.bodies = bodies;
  }

  /** For text: CSV or JSON. */
  static AddMailboxes fromText(BatchLookup lookup, RowAdmission admission) {
    return new AddMailboxes(lookup, admission, BatchBody::text);
  }

  /** For files as they are. */
  static AddMailboxes fromFile(BatchLookup lookup, RowAdmission admission) {
    return new AddMailboxes(lookup, admission, BatchBody::file);
  }

  @Override
  public ApiAnswer handle(ApiCall call) throws Refusal, MigrationException {
    Batch batch = lookup.batch(call);
    CommandBatch.require(BatchCommand.ADD, batch);
    BatchBody.Content content = bodies.read(call.request());
    var submission =
        new BatchSubmission(content.fields(), content.csv(), CreateBatch.requestKey(call));
    return switch (admission.add(batch, submission)) {
      case RowAdmission.Outcome.Added added ->
          answer(201, added.batch(), added.rows(), added.notices(), call);
      case RowAdmission.Outcome.Repeated before ->
          answer(200, batch, before.rows(), List.of(), call);
      case RowAdmission.Outcome.Refused refused -> throw refused(refused.problems());
      case RowAdmission.Outcome.Busy busy -> throw busy();
      case RowAdmission.Outcome.Impossible gone ->
          throw gone.batch()
              .map(now -> CommandBatch.impossible(now, "does not take add"))
              .orElseGet(() -> Refusal.notFound("batch", "The batch is gone."));
    };
  }

  private static ApiAnswer answer(
      int status, Batch batch, int added, List<String> notices, ApiCall call) {
    ObjectNode json = BatchJson.stored(batch, call).put("addedCount", added);
    BatchJson.strings(json, "notices", notices);
    return ApiAnswer.of(status, MediaType.JSON, Json.text(json))
        .with("Location", call.address("batches", batch.id().name().value(), "mailboxes"));
  }

  private static Refusal refused(Problems problems) {
    String faults = problems.count() == 1 ? "1 fault" : problems.count() + " faults";
    return new Refusal(
            problems.has(RowFault.TOO_LARGE) ? 413 : 400,
            "rows-refused",
            "The rows were not accepted",
            "The request has " + faults + ". Nothing was added.")
        .with(problems);
  }

  private static Refusal busy() {
    return new Refusal(
            409,
            "rows-being-added",
            "Rows are being added to the batch",
            "Another request adds rows to this batch. If that was broken off, its rows are all there"
                + " or all gone within minutes; try again then.")
        .retryAfter(LOOK_AGAIN);
  }
}
