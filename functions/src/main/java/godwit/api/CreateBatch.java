package godwit.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.batch.Batch;
import godwit.batch.BatchStatus;
import godwit.failure.MigrationException;
import godwit.intake.AdmissionOutcome;
import godwit.intake.BatchAdmission;
import godwit.intake.BatchSubmission;
import godwit.intake.Problems;
import godwit.intake.RowFault;
import java.time.Duration;
import java.util.List;

/** {@code POST /batches} and {@code POST /batches/upload}. */
final class CreateBatch implements Handler {
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);
  private static final int MAX_KEY = 256;

  private final BatchAdmission admission;
  private final BatchBody.Reader bodies;

  private CreateBatch(BatchAdmission admission, BatchBody.Reader bodies) {
    this.admission = admission;
    this.bodies = bodies;
  }

  /** For text: CSV or JSON. */
  static CreateBatch fromText(BatchAdmission admission) {
    return new CreateBatch(admission, BatchBody::text);
  }

  /** For files as they are. */
  static CreateBatch fromFile(BatchAdmission admission) {
    return new CreateBatch(admission, BatchBody::file);
  }

  @Override
  public ApiAnswer handle(ApiCall call) throws Refusal, MigrationException {
    BatchBody.Content content = bodies.read(call.request());
    var submission = new BatchSubmission(content.fields(), content.csv(), requestKey(call));
    return switch (admission.admit(submission)) {
      case AdmissionOutcome.Created created -> made(201, created.batch(), created.notices(), call);
      case AdmissionOutcome.Repeated repeated -> made(200, repeated.batch(), List.of(), call);
      case AdmissionOutcome.Conflict conflict -> throw taken(conflict.existing(), call);
      case AdmissionOutcome.TooManyHooks full -> throw Subscribe.tooMany();
      case AdmissionOutcome.Refused refused -> throw refused(refused.problems());
    };
  }

  /** The caller's Idempotency-Key; empty if there is none. */
  static String requestKey(ApiCall call) throws Refusal {
    String key = call.request().header("idempotency-key").orElse("");
    if (key.length() > MAX_KEY || !key.matches("\\p{Print}*")) {
      throw Refusal.badRequest(
          "idempotency-key", "Idempotency-Key may have at most 256 printable ASCII characters.");
    }
    return key;
  }

  private static ApiAnswer made(int status, Batch batch, List<String> notices, ApiCall call) {
    ObjectNode json = BatchJson.stored(batch, call);
    BatchJson.strings(json, "notices", notices);
    return ApiAnswer.of(status, MediaType.JSON, Json.text(json))
        .with("Location", call.address("batches", batch.id().name().value()));
  }

  private static Refusal taken(Batch existing, ApiCall call) {
    String name = existing.id().name().value();
    var refusal =
        new Refusal(
                409,
                "batch-exists",
                "The migration batch already exists",
                "A batch of the name \""
                    + name
                    + "\" exists and is "
                    + existing.status().nativeName()
                    + ". "
                    + whatToDo(existing.status()))
            .with("Location", call.address("batches", name));
    return existing.status() == BatchStatus.CREATED || existing.status() == BatchStatus.REMOVING
        ? refusal.retryAfter(LOOK_AGAIN)
        : refusal;
  }

  private static String whatToDo(BatchStatus status) {
    return switch (status) {
      case CREATED ->
          "Its rows are being stored. If that was broken off, it vanishes within minutes; try"
              + " again then.";
      case REMOVING -> "The name is free once its removal has ended; try again then.";
      default -> "Take another name, or delete that batch first.";
    };
  }

  private static Refusal refused(Problems problems) {
    boolean tooLarge = problems.has(RowFault.TOO_LARGE);
    String detail =
        problems.count() == 1
            ? "The request has 1 fault. Nothing was made."
            : "The request has " + problems.count() + " faults. Nothing was made.";
    return new Refusal(tooLarge ? 413 : 400, "batch-refused", "The batch was not accepted", detail)
        .with(problems);
  }
}
