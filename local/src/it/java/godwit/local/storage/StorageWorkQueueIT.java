package godwit.local.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueServiceClientBuilder;
import com.azure.storage.queue.models.QueueMessageItem;
import godwit.batch.Batches;
import godwit.local.servers.AzuriteServer;
import godwit.storage.StorageClients;
import godwit.work.WorkItem;
import godwit.work.WorkQueue;
import godwit.work.WorkQueueContract;
import godwit.work.queues.QueueNames;
import godwit.work.queues.StorageWorkQueue;
import godwit.work.queues.WorkCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Azurite.class)
class StorageWorkQueueIT implements WorkQueueContract {
  private final String run = UUID.randomUUID().toString();
  private final QueueNames names =
      new QueueNames("batches-" + run, "mailboxes-" + run, "chunks-" + run);
  private final AzuriteServer server;
  private final WorkQueue queue;

  StorageWorkQueueIT(StorageClients clients, AzuriteServer server) {
    this.server = server;
    this.queue = new StorageWorkQueue(clients, names);
  }

  @Override
  public WorkQueue queue() {
    return queue;
  }

  @Override
  public List<WorkItem> receive() {
    return messages().stream().map(StorageWorkQueueIT::decoded).toList();
  }

  @Override
  public void pass(Duration time) throws Exception {
    // Real time of a real server; half a second for its clock.
    Thread.sleep(time.plusMillis(500).toMillis());
  }

  @Test
  void messages_are_base64_and_never_expire() throws Exception {
    queue.send(new WorkItem.AdmitBatch(Batches.id()), Duration.ZERO);

    assertThat(messages())
        .singleElement()
        .satisfies(m -> {
          assertThat(decoded(m)).isInstanceOf(WorkItem.AdmitBatch.class);
          assertThat(m.getExpirationTime().getYear()).isEqualTo(9999);
        });
  }

  /** Takes raw messages, by clients of the test's own. */
  private List<QueueMessageItem> messages() {
    var messages = new ArrayList<QueueMessageItem>();
    for (String name : List.of(names.batches(), names.mailboxes(), names.chunks())) {
      QueueClient client = client(name);
      client.createIfNotExists();
      client.receiveMessages(32).forEach(messages::add);
    }
    return messages;
  }

  private QueueClient client(String name) {
    return new QueueServiceClientBuilder()
        .connectionString(server.connectionString())
        .buildClient()
        .getQueueClient(name);
  }

  private static WorkItem decoded(QueueMessageItem message) {
    byte[] text = Base64.getDecoder().decode(message.getBody().toString());
    return WorkCodec.decode(new String(text, StandardCharsets.UTF_8));
  }
}
