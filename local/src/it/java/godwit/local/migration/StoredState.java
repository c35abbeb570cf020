package godwit.local.migration;

import com.azure.data.tables.TableServiceClient;
import com.azure.data.tables.TableServiceClientBuilder;
import com.azure.data.tables.models.TableEntity;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueServiceClient;
import com.azure.storage.queue.QueueServiceClientBuilder;
import com.azure.storage.queue.models.QueueStorageException;
import godwit.local.stack.Stack;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What lies in the storage account, read with the account's own key and past the functions. */
final class StoredState {
  private static final List<String> QUEUES = List.of("batches", "mailboxes", "chunks");

  private final TableServiceClient tables;
  private final QueueServiceClient queues;

  StoredState(Stack stack) {
    String account = stack.storage();
    this.tables = new TableServiceClientBuilder().connectionString(account).buildClient();
    this.queues = new QueueServiceClientBuilder().connectionString(account).buildClient();
  }

  /** Which rows there are, in order, as table and keys. */
  List<String> rowKeys() {
    return rows(row -> row.getPartitionKey() + " " + row.getRowKey());
  }

  /** All rows with all they hold. */
  List<String> rows() {
    return rows(row -> row.getProperties().toString());
  }

  private List<String> rows(Function<TableEntity, String> shown) {
    return tables.listTables().stream()
        .flatMap(table ->
            tables.getTableClient(table.getName()).listEntities().stream()
                .map(row -> table.getName() + " " + shown.apply(row)))
        .sorted()
        .toList();
  }

  /** How many messages wait in all queues, visible or not. */
  long queued() {
    return QUEUES.stream()
        .flatMap(name -> Stream.of(name, name + "-poison"))
        .map(queues::getQueueClient)
        .mapToLong(StoredState::waiting)
        .sum();
  }

  private static long waiting(QueueClient queue) {
    try {
      return queue.getProperties().getApproximateMessagesCountLong();
    } catch (QueueStorageException e) {
      // A poison queue comes into being with its first message.
      if (e.getStatusCode() == 404) {
        return 0;
      }
      throw e;
    }
  }
}
