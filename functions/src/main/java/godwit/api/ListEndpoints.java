package godwit.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.batch.Batch;
import godwit.batch.StoredEndpoint;
import godwit.failure.MigrationException;
import godwit.intake.NamedEndpoints;
import java.util.List;

/** {@code GET /endpoints}: every source server that is kept under a name, by name. */
final class ListEndpoints implements Handler {
  private final NamedEndpoints named;

  ListEndpoints(NamedEndpoints named) {
    this.named = named;
  }

  @Override
  public ApiAnswer handle(ApiCall call) throws MigrationException {
    ObjectNode json = Json.object();
    var array = json.putArray("endpoints");
    List<Batch> batches = named.users();
    for (StoredEndpoint stored : named.all()) {
      array.add(EndpointJson.of(stored, batches, call));
    }
    return ApiAnswer.of(200, MediaType.JSON, Json.text(json));
  }
}
