package godwit.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.endpoint.EndpointName;
import godwit.failure.MigrationException;
import godwit.intake.EndpointRegister;
import godwit.intake.NamedEndpoints;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code PUT /endpoints/{endpoint}}: makes or replaces a source server that batches name. What can
 * change while batches use it is brought into them. Idempotent.
 */
final class PutEndpoint implements Handler {
  private static final int MAX_TEXT = 256 * 1024;

  private final EndpointRegister register;
  private final NamedEndpoints named;

  PutEndpoint(EndpointRegister register, NamedEndpoints named) {
    this.register = register;
    this.named = named;
  }

  @Override
  public ApiAnswer handle(ApiCall call) throws Refusal, MigrationException {
    EndpointName name =
        EndpointName.parse(call.path("endpoint"))
            .orElseThrow(() ->
                Refusal.badRequest(
                    "endpoint-name",
                    "Name it with at most 64 letters, digits, dots, hyphens and underscores; the"
                        + " first a letter or digit."));
    return switch (register.put(name, values(call.request()))) {
      case EndpointRegister.Outcome.Stored stored -> answer(stored, call);
      case EndpointRegister.Outcome.Refused refused ->
          throw Refusal.badRequest("endpoint-refused", "Nothing was changed.")
              .with(refused.problems());
      case EndpointRegister.Outcome.InUse used ->
          throw EndpointRefusal.inUse(
              used.users(),
              "Host, port, security and how mailboxes are entered and read stay while a batch uses"
                  + " it, as slots and stamps of messages hang on them: make another endpoint."
                  + " Limits, trustAnchor and the value of the secret can change.");
      case EndpointRegister.Outcome.Overtaken busy -> throw EndpointRefusal.overtaken();
    };
  }

  private static Map<String, String> values(ApiRequest request) throws Refusal {
    var values = new HashMap<>(BatchBody.fields(request));
    if (!request.body().isEmpty()) {
      values.putAll(JsonFields.of(request.body(), MAX_TEXT));
    }
    return values;
  }

  private ApiAnswer answer(EndpointRegister.Outcome.Stored stored, ApiCall call)
      throws MigrationException {
    EndpointName name = stored.endpoint().name();
    ObjectNode json = EndpointJson.of(stored.endpoint(), named.users(name), call);
    EndpointJson.names(json, "batchesChanged", stored.changed());
    EndpointJson.names(json, "batchesLeft", stored.left());
    BatchJson.strings(json, "notices", notices(stored));
    return ApiAnswer.of(stored.isNew() ? 201 : 200, MediaType.JSON, Json.text(json))
        .with("Location", call.address("endpoints", name.value()));
  }

  private static List<String> notices(EndpointRegister.Outcome.Stored stored) {
    var notices = new ArrayList<String>();
    if (!stored.left().isEmpty()) {
      notices.add(
          "Batches that are still being stored take this over when they are; should one not have"
              + " it by then, send this again.");
    }
    if (stored.goOn() > 0) {
      notices.add("Mailboxes that were blocked and go on now: " + stored.goOn() + ".");
    }
    return notices;
  }
}
