package godwit.local.demo;

import com.azure.core.util.Context;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.TableServiceClient;
import com.azure.data.tables.TableServiceClientBuilder;
import com.azure.data.tables.models.TableEntity;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueServiceClient;
import com.azure.storage.queue.QueueServiceClientBuilder;
import com.azure.storage.queue.models.PeekedMessageItem;
import com.azure.storage.queue.models.QueueItem;
import com.azure.storage.queue.models.QueuesSegmentOptions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Everything in the storage account's tables and queues, whoever wrote it. */
final class Storage {
  /** The most that one look may take (REST API: Peek Messages). */
  private static final int PEEK = 32;

  private final TableServiceClient tables;
  private final QueueServiceClient queues;

  Storage(String connection) {
    this.tables = new TableServiceClientBuilder().connectionString(connection).buildClient();
    this.queues = new QueueServiceClientBuilder().connectionString(connection).buildClient();
  }

  /** Every row of every table with all of its keys and values. */
  List<Cell> rows() {
    var rows = new ArrayList<Cell>();
    tables
        .listTables()
        .forEach(table -> {
          TableClient client = tables.getTableClient(table.getName());
          client
              .listEntities()
              .forEach(row -> rows.add(new Cell("table " + table.getName(), text(row))));
        });
    return List.copyOf(rows);
  }

  /** How many messages every queue has together, the invisible ones too. */
  long queued() {
    long count = 0;
    for (QueueItem queue : allQueues()) {
      count +=
          queues.getQueueClient(queue.getName()).getProperties().getApproximateMessagesCountLong();
    }
    return count;
  }

  /** The visible messages of every queue, as they are and decoded. */
  List<Cell> messages() {
    var messages = new ArrayList<Cell>();
    for (QueueItem queue : allQueues()) {
      QueueClient client = queues.getQueueClient(queue.getName());
      for (PeekedMessageItem message : client.peekMessages(PEEK, null, null)) {
        String raw = message.getBody().toString();
        messages.add(new Cell("queue " + queue.getName(), raw + "\n" + decoded(raw)));
      }
    }
    return List.copyOf(messages);
  }

  /** How many tables there are, in words. */
  String tables() {
    return tables.listTables().stream().count() + " tables";
  }

  /** How many queues there are, in words. */
  String queues() {
    return allQueues().size() + " queues";
  }

  /**
   * With metadata: Azurite 3.35.0 answers 400 where the SDK asks for nothing more than the names.
   */
  private List<QueueItem> allQueues() {
    var options = new QueuesSegmentOptions().setIncludeMetadata(true);
    return queues.listQueues(options, null, Context.NONE).stream().toList();
  }

  private static String text(TableEntity row) {
    var text = new StringBuilder();
    row.getProperties()
        .forEach((name, value) -> text.append(name).append('=').append(shown(value)).append('\n'));
    return text.toString();
  }

  private static String shown(Object value) {
    return value instanceof byte[] bytes
        ? new String(bytes, StandardCharsets.ISO_8859_1)
        : String.valueOf(value);
  }

  private static String decoded(String raw) {
    try {
      return new String(Base64.getDecoder().decode(raw), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // Some messages are no base64.
      return "";
    }
  }

  /** A row or message: where it is and all that is in it. */
  record Cell(String place, String text) {
    /** Without what is in it. */
    @Override
    public String toString() {
      return "Cell[" + place + "]";
    }
  }
}
