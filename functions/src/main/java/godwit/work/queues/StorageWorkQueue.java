package godwit.work.queues;

import godwit.failure.MigrationException;
import godwit.storage.Queue;
import godwit.storage.StorageClients;
import godwit.work.WorkItem;
import godwit.work.WorkQueue;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Work on Azure Storage queues; {@link WorkCodec} says how it is written. */
public final class StorageWorkQueue implements WorkQueue {
  private final QueueNames names;
  private final Map<String, Queue> queues;

  public StorageWorkQueue(StorageClients clients, QueueNames names) {
    this.names = names;
    this.queues =
        Stream.of(names.batches(), names.mailboxes(), names.chunks())
            .distinct()
            .collect(Collectors.toUnmodifiableMap(Function.identity(), clients::queue));
  }

  /** One storage transaction. */
  @Override
  public void send(WorkItem item, Duration delay) throws MigrationException {
    Queue queue = queues.get(names.of(item));
    if (queue == null) {
      throw new IllegalStateException("no queue for " + item.getClass().getSimpleName());
    }
    queue.send(WorkCodec.encode(item), delay);
  }
}
