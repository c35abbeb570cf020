package godwit.local.servers;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.data.tables.TableClient;
import com.azure.data.tables.TableServiceClient;
import com.azure.data.tables.TableServiceClientBuilder;
import com.azure.data.tables.models.TableEntity;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueServiceClientBuilder;
import com.azure.storage.queue.models.QueueMessageItem;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AzuriteServerIT {
  @BeforeAll
  static void azurite_can_run() {
    Servers.requireAzurite();
  }

  @Test
  void queues_and_tables_answer_the_clients_of_the_app() {
    try (AzuriteServer azurite = AzuriteServer.start()) {
      QueueClient queue = queue(azurite);
      TableClient table = table(azurite);
      queue.sendMessage("a message");
      table.createEntity(new TableEntity("partition", "row").addProperty("Wert", "größer"));

      QueueMessageItem message = queue.receiveMessage();

      assertThat(message.getBody()).hasToString("a message");
      assertThat(table.getEntity("partition", "row").getProperty("Wert")).isEqualTo("größer");
    }
  }

  @Test
  void rows_and_messages_outlive_a_restart_on_the_same_folder(@TempDir Path data) {
    AzuriteServer.Ports ports;
    try (AzuriteServer first = AzuriteServer.start(data)) {
      ports = first.ports();
      queue(first).sendMessage("kept");
      table(first).createEntity(new TableEntity("partition", "row"));
    }

    try (AzuriteServer second = AzuriteServer.start(data, ports)) {
      assertThat(second.ports()).isEqualTo(ports);
      assertThat(queue(second).receiveMessage().getBody()).hasToString("kept");
      assertThat(table(second).listEntities()).hasSize(1);
    }
  }

  @Test
  void a_start_on_a_folder_in_use_ends_the_earlier_server_and_keeps_its_rows(@TempDir Path data) {
    try (AzuriteServer left = AzuriteServer.start(data)) {
      table(left).createEntity(new TableEntity("partition", "row"));

      try (AzuriteServer next = AzuriteServer.start(data)) {
        assertThat(left.isAlive()).isFalse();
        assertThat(next.pid()).isNotEqualTo(left.pid());
        assertThat(table(next).listEntities()).hasSize(1);
      }
    }
  }

  @Test
  void closing_ends_the_process_and_removes_data_that_nobody_asked_to_keep() {
    AzuriteServer azurite = AzuriteServer.start();
    long pid = azurite.pid();

    azurite.close();
    azurite.close();

    assertThat(azurite.isAlive()).isFalse();
    assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    assertThat(Files.exists(azurite.dataDir())).isFalse();
  }

  private static QueueClient queue(AzuriteServer azurite) {
    QueueClient queue =
        new QueueServiceClientBuilder()
            .connectionString(azurite.connectionString())
            .buildClient()
            .getQueueClient("work");
    queue.createIfNotExists();
    return queue;
  }

  private static TableClient table(AzuriteServer azurite) {
    TableServiceClient tables =
        new TableServiceClientBuilder().connectionString(azurite.connectionString()).buildClient();
    tables.createTableIfNotExists("ledger");
    return tables.getTableClient("ledger");
  }
}
