package godwit.api;

import godwit.batch.StoredEndpoint;
import godwit.failure.MigrationException;
import godwit.intake.NamedEndpoints;

/** {@code GET /endpoints/{endpoint}}. */
final class ShowEndpoint implements Handler {
  private final EndpointLookup lookup;
  private final NamedEndpoints named;

  ShowEndpoint(NamedEndpoints named) {
    this.lookup = new EndpointLookup(named);
    this.named = named;
  }

  @Override
  public ApiAnswer handle(ApiCall call) throws Refusal, MigrationException {
    StoredEndpoint stored = lookup.endpoint(call);
    var json = EndpointJson.of(stored, named.users(stored.name()), call);
    return ApiAnswer.of(200, MediaType.JSON, Json.text(json));
  }
}
