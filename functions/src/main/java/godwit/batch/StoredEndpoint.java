package godwit.batch;

import godwit.endpoint.EndpointName;
import godwit.endpoint.SourceAccess;
import godwit.endpoint.SourceEndpoint;
import godwit.seal.WrappedKey;
import java.time.Instant;

/**
 * A source server that is kept under a name. Batches that name it hold a copy of their own.
 *
 * @param endpoint named as here; its secret is sealed with {@code dataKey} for {@link #secretCell}
 * @param dataKey seals its secret and nothing else
 * @param changed when a person wrote it last
 * @param version opaque; changes with each write; empty if it was never written
 */
public record StoredEndpoint(
    EndpointName name,
    SourceEndpoint endpoint,
    WrappedKey dataKey,
    Instant changed,
    String version) {

  /** Names the cell that holds an endpoint's secret; no batch's cell has such a name. */
  public static String secretCell(EndpointName name) {
    return "endpoint/" + name.key() + SourceAccess.SECRET_CELL;
  }

  /** The same as it was written. */
  public StoredEndpoint at(String written) {
    return new StoredEndpoint(name, endpoint, dataKey, changed, written);
  }
}
