package godwit.api;

import godwit.failure.MigrationException;
import godwit.hook.Subscriptions;

/** {@code DELETE /hooks/{hook}}: ends a subscription. What is under way may still arrive. */
final class Unsubscribe implements Handler {
  private final Subscriptions subscriptions;

  Unsubscribe(Subscriptions subscriptions) {
    this.subscriptions = subscriptions;
  }

  @Override
  public ApiAnswer handle(ApiCall call) throws Refusal, MigrationException {
    String id = call.path("hook");
    if (!id.matches("[a-z0-9]{1,64}") || !subscriptions.remove(id)) {
      throw Refusal.notFound("hook", "There is no subscription of this id; it may have ended.");
    }
    return ApiAnswer.of(200, MediaType.JSON, Json.text(Json.object().put("id", id)));
  }
}
