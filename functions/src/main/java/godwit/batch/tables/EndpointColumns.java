package godwit.batch.tables;

import godwit.endpoint.EndpointName;
import godwit.endpoint.Security;
import godwit.endpoint.SourceEndpoint;
import godwit.storage.Row;
import godwit.storage.RowWriter;
import java.util.OptionalInt;

/** How a source server is written into its row, be it a batch's or one of its own. */
final class EndpointColumns {
  private EndpointColumns() {}

  static RowWriter write(SourceEndpoint endpoint, RowWriter row) {
    row.text("endpointName", endpoint.name().map(EndpointName::value))
        .text("host", endpoint.host())
        .number("port", endpoint.port())
        .text("security", endpoint.security().name())
        .text("trustAnchor", endpoint.trustAnchor())
        .number("maxConcurrentMigrations", endpoint.maxConcurrentMigrations())
        .number("maxConcurrentIncrementalSyncs", endpoint.maxConcurrentIncrementalSyncs())
        .number("maxConnectionsPerUser", endpoint.maxConnectionsPerUser())
        .number("maxMegabytesPerDay", endpoint.maxMegabytesPerDay().orElse(0));
    return AccessColumns.write(endpoint.access(), row);
  }

  static SourceEndpoint read(Row row) {
    int perDay = row.count("maxMegabytesPerDay");
    return new SourceEndpoint(
        row.optionalText("endpointName").map(EndpointName::new),
        row.text("host"),
        row.count("port"),
        Security.valueOf(row.text("security")),
        row.optionalText("trustAnchor"),
        row.count("maxConcurrentMigrations"),
        row.count("maxConcurrentIncrementalSyncs"),
        row.count("maxConnectionsPerUser"),
        perDay == 0 ? OptionalInt.empty() : OptionalInt.of(perDay),
        AccessColumns.read(row));
  }
}
