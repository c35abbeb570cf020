package godwit.api;

import godwit.failure.MigrationException;
import godwit.hook.Subscription;
import godwit.hook.Subscriptions;

/** {@code GET /hooks}: every subscription, with what stands in its way. */
final class ListHooks implements Handler {
  private final Subscriptions subscriptions;

  ListHooks(Subscriptions subscriptions) {
    this.subscriptions = subscriptions;
  }

  @Override
  public ApiAnswer handle(ApiCall call) throws MigrationException {
    var json = Json.object();
    var list = json.putArray("hooks");
    for (Subscription subscription : subscriptions.all()) {
      list.add(HookJson.entry(subscription));
    }
    return ApiAnswer.of(200, MediaType.JSON, Json.text(json));
  }
}
