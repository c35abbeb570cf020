package godwit.api;

import godwit.batch.StoredEndpoint;
import godwit.failure.MigrationException;
import godwit.intake.EndpointRegister;
import godwit.intake.NamedEndpoints;

/** {@code DELETE /endpoints/{endpoint}}: 409 while a batch uses it. */
final class DeleteEndpoint implements Handler {
  private final EndpointLookup lookup;
  private final EndpointRegister register;

  DeleteEndpoint(NamedEndpoints named, EndpointRegister register) {
    this.lookup = new EndpointLookup(named);
    this.register = register;
  }

  @Override
  public ApiAnswer handle(ApiCall call) throws Refusal, MigrationException {
    StoredEndpoint stored = lookup.endpoint(call);
    return switch (register.delete(stored.name())) {
      case EndpointRegister.Outcome.InUse used ->
          throw EndpointRefusal.inUse(used.users(), "Delete these batches first.");
      case EndpointRegister.Outcome.Overtaken busy -> throw EndpointRefusal.overtaken();
      case EndpointRegister.Removal.Deleted gone ->
          ApiAnswer.of(
              200,
              MediaType.JSON,
              Json.text(Json.object().put("name", stored.name().value()).put("deleted", true)));
    };
  }
}
