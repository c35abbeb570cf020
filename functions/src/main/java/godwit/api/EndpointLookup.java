package godwit.api;

import godwit.batch.StoredEndpoint;
import godwit.endpoint.EndpointName;
import godwit.failure.MigrationException;
import godwit.intake.NamedEndpoints;
import java.util.Optional;

/** Finds the endpoint that a path names, or answers 404. */
final class EndpointLookup {
  private final NamedEndpoints named;

  EndpointLookup(NamedEndpoints named) {
    this.named = named;
  }

  StoredEndpoint endpoint(ApiCall call) throws Refusal, MigrationException {
    Optional<EndpointName> name = EndpointName.parse(call.path("endpoint"));
    Optional<StoredEndpoint> found = name.isEmpty() ? Optional.empty() : named.find(name.get());
    return found.orElseThrow(
        () -> Refusal.notFound("endpoint", "There is no endpoint of this name."));
  }
}
