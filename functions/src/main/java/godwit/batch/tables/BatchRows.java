package godwit.batch.tables;

import godwit.batch.Batch;
import godwit.batch.BatchId;
import godwit.batch.BatchName;
import godwit.batch.BatchStatus;
import godwit.endpoint.Security;
import godwit.endpoint.SourceEndpoint;
import godwit.seal.WrappedKey;
import godwit.storage.Row;
import godwit.storage.RowWriter;
import java.util.OptionalInt;

/** How a batch is written as a row: partition {@code batch}, row the name in lower case. */
final class BatchRows {
  static final String PARTITION = "batch";

  private BatchRows() {}

  /**
   * A batch's row.
   *
   * @param write token of this write, by which its writer knows it again
   */
  static RowWriter write(Batch batch, String write) {
    var row =
        new RowWriter(PARTITION, batch.id().name().key())
            .text("write", write)
            .text("name", batch.id().name().value())
            .text("incarnation", batch.id().incarnation())
            .text("status", batch.status().name())
            .text("host", batch.endpoint().host())
            .number("port", batch.endpoint().port())
            .text("security", batch.endpoint().security().name())
            .text("trustAnchor", batch.endpoint().trustAnchor())
            .number("maxConcurrentMigrations", batch.endpoint().maxConcurrentMigrations())
            .number(
                "maxConcurrentIncrementalSyncs", batch.endpoint().maxConcurrentIncrementalSyncs())
            .number("maxConnectionsPerUser", batch.endpoint().maxConnectionsPerUser())
            .number("maxMegabytesPerDay", batch.endpoint().maxMegabytesPerDay().orElse(0))
            .text("dataKeyId", batch.dataKey().keyId())
            .text("dataKey", batch.dataKey().text())
            .number("mailboxes", batch.mailboxes())
            .time("created", batch.created())
            .text("requestKey", batch.requestKey());
    OptionColumns.write(batch.options(), row);
    return AccessColumns.write(batch.endpoint().access(), row);
  }

  static Batch batch(Row row) {
    return new Batch(
        new BatchId(new BatchName(row.text("name")), row.text("incarnation")),
        BatchStatus.valueOf(row.text("status")),
        endpoint(row),
        OptionColumns.read(row),
        new WrappedKey(row.text("dataKeyId"), row.text("dataKey")),
        row.count("mailboxes"),
        row.time("created"),
        row.text("requestKey"),
        row.version());
  }

  private static SourceEndpoint endpoint(Row row) {
    int perDay = row.count("maxMegabytesPerDay");
    return new SourceEndpoint(
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
