package godwit.batch.tables;

import godwit.batch.EndpointStore;
import godwit.batch.StoredEndpoint;
import godwit.endpoint.EndpointName;
import godwit.failure.MigrationException;
import godwit.seal.WrappedKey;
import godwit.storage.Row;
import godwit.storage.RowFilter;
import godwit.storage.RowWriter;
import godwit.storage.Table;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Endpoints in a table: partition {@code endpoint}, row the name in lower case. Each write carries
 * a token, so that one whose answer was lost is known again when it is refused the second time.
 */
public final class TableEndpointStore implements EndpointStore {
  private static final String PARTITION = "endpoint";

  private final Table table;

  public TableEndpointStore(Table table) {
    this.table = table;
  }

  /** One storage transaction. */
  @Override
  public Optional<StoredEndpoint> find(EndpointName name) throws MigrationException {
    return table.find(PARTITION, name.key()).map(TableEndpointStore::endpoint);
  }

  /** One storage transaction for each 1,000 endpoints. */
  @Override
  public List<StoredEndpoint> all() throws MigrationException {
    return table.all(RowFilter.partition(PARTITION)).stream()
        .map(TableEndpointStore::endpoint)
        .toList();
  }

  /** One storage transaction; one more where somebody was faster. */
  @Override
  public Optional<StoredEndpoint> save(StoredEndpoint endpoint) throws MigrationException {
    String token = UUID.randomUUID().toString();
    var row = row(endpoint, token);
    Optional<String> version =
        endpoint.version().isEmpty() ? table.insert(row) : table.replace(row, endpoint.version());
    if (version.isEmpty()) {
      version =
          table
              .find(PARTITION, endpoint.name().key())
              .filter(found -> found.text("write").equals(token))
              .map(Row::version);
    }
    return version.map(endpoint::at);
  }

  /** One storage transaction; one more where somebody was faster. */
  @Override
  public boolean delete(StoredEndpoint endpoint) throws MigrationException {
    return table.delete(PARTITION, endpoint.name().key(), endpoint.version())
        || table.find(PARTITION, endpoint.name().key()).isEmpty();
  }

  private static RowWriter row(StoredEndpoint endpoint, String token) {
    var row =
        new RowWriter(PARTITION, endpoint.name().key())
            .text("write", token)
            .text("name", endpoint.name().value())
            .text("dataKeyId", endpoint.dataKey().keyId())
            .text("dataKey", endpoint.dataKey().text())
            .time("changed", endpoint.changed());
    return EndpointColumns.write(endpoint.endpoint(), row);
  }

  private static StoredEndpoint endpoint(Row row) {
    return new StoredEndpoint(
        new EndpointName(row.text("name")),
        EndpointColumns.read(row),
        new WrappedKey(row.text("dataKeyId"), row.text("dataKey")),
        row.time("changed"),
        row.version());
  }
}
