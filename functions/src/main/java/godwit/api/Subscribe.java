package godwit.api;

import godwit.batch.Batch;
import godwit.batch.BatchId;
import godwit.batch.BatchName;
import godwit.batch.BatchStatus;
import godwit.batch.BatchStore;
import godwit.failure.MigrationException;
import godwit.hook.Subscribing;
import godwit.hook.Subscription;
import godwit.hook.WantedHook;
import godwit.intake.HookReader;
import java.util.Optional;

/**
 * {@code POST /hooks}: subscribes an address to events. Answers 201 with the Location that a DELETE
 * ends the subscription at, as Power Automate wants it.
 */
final class Subscribe implements Handler {
  private static final int MAX_TEXT = 16 * 1024;

  private final BatchStore batches;
  private final HookReader reader;
  private final Subscribing subscribing;

  Subscribe(BatchStore batches, HookReader reader, Subscribing subscribing) {
    this.batches = batches;
    this.reader = reader;
    this.subscribing = subscribing;
  }

  @Override
  public ApiAnswer handle(ApiCall call) throws Refusal, MigrationException {
    HookReader.Reading reading = reader.read(JsonFields.of(call.request().body(), MAX_TEXT));
    if (!reading.problems().isEmpty()) {
      throw Refusal.badRequest("hook", "Nothing was subscribed.").with(reading.problems());
    }
    var wanted =
        new WantedHook(
            reading.address().orElseThrow(), reading.events(), batch(reading), reading.secret());
    Subscription made = subscribing.subscribe(wanted).orElseThrow(Subscribe::tooMany);
    return ApiAnswer.of(201, MediaType.JSON, Json.text(HookJson.entry(made)))
        .with("Location", call.address("hooks", made.id()));
  }

  /** What is answered where one more subscription is wanted than there may be. */
  static Refusal tooMany() {
    return new Refusal(
        409,
        "too-many-hooks",
        "Too many subscriptions",
        "There are " + Subscription.MOST + " subscriptions already; end one first.");
  }

  private Optional<BatchId> batch(HookReader.Reading reading) throws Refusal, MigrationException {
    if (reading.batch().isEmpty()) {
      return Optional.empty();
    }
    Optional<BatchName> name = BatchName.parse(reading.batch().get());
    Optional<Batch> found = name.isEmpty() ? Optional.empty() : batches.find(name.get());
    return Optional.of(
        found
            .filter(batch -> batch.status() != BatchStatus.REMOVING)
            .orElseThrow(
                () -> Refusal.badRequest("hook", "There is no batch of the name in \"batch\"."))
            .id());
  }
}
