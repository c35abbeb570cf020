package godwit.batch.tables;

import godwit.batch.Batch;
import godwit.batch.BatchId;
import godwit.batch.BatchName;
import godwit.batch.BatchStatus;
import godwit.endpoint.SourceEndpoint;
import godwit.seal.WrappedKey;
import godwit.storage.Row;
import godwit.storage.RowWriter;
import java.util.List;
import java.util.stream.IntStream;

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
            .text("dataKeyId", batch.dataKey().keyId())
            .text("dataKey", batch.dataKey().text())
            .number("mailboxes", batch.mailboxes())
            .time("created", batch.created())
            .text("requestKey", batch.requestKey())
            .flag("undone", batch.undone());
    OptionColumns.write(batch.options(), row);
    row.number("rowEndpoints", batch.rowEndpoints().size());
    for (int i = 0; i < batch.rowEndpoints().size(); i++) {
      EndpointColumns.write(batch.rowEndpoints().get(i), row.group(rowEndpoint(i)));
    }
    return EndpointColumns.write(batch.endpoint(), row);
  }

  static Batch batch(Row row) {
    return new Batch(
        new BatchId(new BatchName(row.text("name")), row.text("incarnation")),
        BatchStatus.valueOf(row.text("status")),
        EndpointColumns.read(row),
        rowEndpoints(row),
        OptionColumns.read(row),
        new WrappedKey(row.text("dataKeyId"), row.text("dataKey")),
        row.count("mailboxes"),
        row.time("created"),
        row.text("requestKey"),
        row.flag("undone"),
        row.version());
  }

  /** Rows of earlier versions of the app have none. */
  private static List<SourceEndpoint> rowEndpoints(Row row) {
    int count = Math.toIntExact(row.optionalNumber("rowEndpoints").orElse(0L));
    return IntStream.range(0, count)
        .mapToObj(i -> EndpointColumns.read(row.group(rowEndpoint(i))))
        .toList();
  }

  private static String rowEndpoint(int index) {
    return "row" + (index + 1) + "_";
  }
}
