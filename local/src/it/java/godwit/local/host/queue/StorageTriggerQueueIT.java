package godwit.local.host.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueClientBuilder;
import com.azure.storage.queue.models.PeekedMessageItem;
import godwit.local.servers.AzuriteServer;
import godwit.local.servers.Servers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StorageTriggerQueueIT implements TriggerQueueContract {
  @AutoClose private AzuriteServer azurite;
  private StorageTriggerQueue queue;

  @BeforeAll
  void start() {
    Servers.requireAzurite();
    azurite = AzuriteServer.start();
  }

  @BeforeEach
  void fresh() {
    queue = StorageTriggerQueue.of(azurite.connectionString(), "q" + UUID.randomUUID());
    client(queue.name()).create();
  }

  @Override
  public TriggerQueue queue() {
    return queue;
  }

  @Override
  public void put(String body) {
    client(queue.name()).sendMessage(body);
  }

  @Override
  public List<String> poisoned() {
    return client(queue.name() + "-poison").peekMessages(32, null, null).stream()
        .map(PeekedMessageItem::getBody)
        .map(Object::toString)
        .toList();
  }

  @Test
  void a_poisoned_message_stays_for_ever() {
    queue.copyToPoison("x");

    PeekedMessageItem message = client(queue.name() + "-poison").peekMessage();

    assertThat(message.getExpirationTime().getYear()).isEqualTo(9999);
  }

  @Test
  void a_queue_that_is_not_there_has_no_messages() {
    var absent = StorageTriggerQueue.of(azurite.connectionString(), "absent");

    assertThat(absent.receive(1, Duration.ofMinutes(1))).isEmpty();
  }

  private QueueClient client(String name) {
    return new QueueClientBuilder()
        .connectionString(azurite.connectionString())
        .queueName(name)
        .buildClient();
  }
}
