package godwit.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.hook.HookEvent;
import godwit.hook.Subscription;

/** Subscriptions as JSON: of an address the host only, as the rest may be a permission. */
final class HookJson {
  private HookJson() {}

  static ObjectNode entry(Subscription subscription) {
    ObjectNode json =
        Json.object().put("id", subscription.id()).put("callbackHost", subscription.host());
    BatchJson.strings(
        json, "events", subscription.events().stream().map(HookEvent::word).sorted().toList());
    subscription.batch().ifPresent(batch -> json.put("batch", batch.name().value()));
    json.put("signed", subscription.secret().isPresent());
    json.put("creationDateTime", subscription.created().toString());
    subscription.problem().ifPresent(why -> json.put("problem", why));
    return json;
  }
}
