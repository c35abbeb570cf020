package godwit.api;

import godwit.batch.Batch;
import godwit.batch.BatchCommand;
import godwit.failure.MigrationException;
import godwit.intake.BatchAmendment;
import godwit.intake.HookReader;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code PATCH /batches/{batch}}: options and limits, as a JSON merge patch (RFC 7396): what is not
 * there stays, null is usual again. With If-Match only if nobody changed the batch meanwhile.
 */
final class PatchBatch implements Handler {
  private static final int MAX_TEXT = 256 * 1024;
  private static final Duration BUSY = Duration.ofSeconds(2);

  private final BatchLookup lookup;
  private final BatchAmendment amendment;

  PatchBatch(BatchLookup lookup, BatchAmendment amendment) {
    this.lookup = lookup;
    this.amendment = amendment;
  }

  @Override
  public ApiAnswer handle(ApiCall call) throws Refusal, MigrationException {
    Batch batch = lookup.batch(call);
    CommandBatch.require(BatchCommand.EDIT, batch);
    Map<String, String> values = values(call.request().body());
    Optional<String> match = call.request().header("if-match").filter(tag -> !tag.equals("*"));
    if (match.filter(tag -> !tag.equals(Opaque.tag(batch.version()))).isPresent()) {
      throw changed();
    }
    return answer(
        match.isPresent() ? amendment.changeAsRead(batch, values) : amendment.change(batch, values),
        match.isPresent(),
        call);
  }

  /** A hook without value is a wish here, and one that is refused. */
  private static Map<String, String> values(Body body) throws Refusal {
    var values = new HashMap<>(JsonFields.of(body, MAX_TEXT));
    if (JsonFields.object(body, MAX_TEXT).has("hook")) {
      values.put(HookReader.OF_BATCH + "callbackUrl", "");
    }
    return values;
  }

  private static ApiAnswer answer(BatchAmendment.Outcome outcome, boolean matched, ApiCall call)
      throws Refusal {
    return switch (outcome) {
      case BatchAmendment.Outcome.Changed done -> {
        var json = BatchJson.settings(done.batch(), call);
        BatchJson.strings(json, "notices", done.notices());
        yield ApiAnswer.of(200, MediaType.JSON, Json.text(json))
            .with("ETag", Opaque.tag(done.batch().version()));
      }
      case BatchAmendment.Outcome.Refused refused ->
          throw Refusal.badRequest("batch-refused", "Nothing was changed.")
              .with(refused.problems());
      case BatchAmendment.Outcome.Impossible gone ->
          throw gone.batch()
              .map(now -> CommandBatch.impossible(now, "does not take edit"))
              .orElseGet(() -> Refusal.notFound("batch", "The batch is gone."));
      case BatchAmendment.Outcome.Overtaken busy ->
          throw matched
              ? changed()
              : new Refusal(
                      503, "busy", "Not possible at the moment", "The batch changes too often.")
                  .retryAfter(BUSY);
    };
  }

  private static Refusal changed() {
    return new Refusal(
        412,
        "changed",
        "The batch is no longer as it was read",
        "Somebody changed it, or its status changed; read it again and send the new ETag.");
  }
}
