package godwit.local.host.queue;

import com.azure.core.http.rest.PagedIterable;
import com.azure.core.util.Context;
import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueServiceClient;
import com.azure.storage.queue.QueueServiceClientBuilder;
import com.azure.storage.queue.models.QueueErrorCode;
import com.azure.storage.queue.models.QueueMessageItem;
import com.azure.storage.queue.models.QueueStorageException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A queue of Azure Storage, or of Azurite. */
public final class StorageTriggerQueue implements TriggerQueue {
  private static final String POISON = "-poison";
  private static final Duration FOR_EVER = Duration.ofSeconds(-1);
  private static final int TRIES = 3;
  private static final int TRY_SECONDS = 30;
  private static final Set<QueueErrorCode> NO_LONGER_HELD =
      Set.of(
          QueueErrorCode.MESSAGE_NOT_FOUND,
          QueueErrorCode.POP_RECEIPT_MISMATCH,
          QueueErrorCode.QUEUE_NOT_FOUND);

  private final QueueClient queue;
  private final QueueClient poison;

  private StorageTriggerQueue(QueueClient queue, QueueClient poison) {
    this.queue = queue;
    this.poison = poison;
  }

  /** The queue of that name in the account of a connection string; nothing is asked yet. */
  public static StorageTriggerQueue of(String connectionString, String name) {
    QueueServiceClient service =
        new QueueServiceClientBuilder()
            .connectionString(connectionString)
            .retryOptions(
                new RequestRetryOptions(
                    RetryPolicyType.EXPONENTIAL,
                    TRIES,
                    TRY_SECONDS,
                    Duration.ofMillis(500).toMillis(),
                    Duration.ofSeconds(5).toMillis(),
                    null))
            .buildClient();
    return new StorageTriggerQueue(
        service.getQueueClient(name), service.getQueueClient(name + POISON));
  }

  @Override
  public String name() {
    return queue.getQueueName();
  }

  @Override
  public List<QueueMessage> receive(int most, Duration hidden) {
    try {
      PagedIterable<QueueMessageItem> items =
          queue.receiveMessages(most, hidden, null, Context.NONE);
      return items.stream().map(StorageTriggerQueue::message).toList();
    } catch (QueueStorageException e) {
      if (QueueErrorCode.QUEUE_NOT_FOUND.equals(e.getErrorCode())) {
        return List.of();
      }
      throw e;
    }
  }

  private static QueueMessage message(QueueMessageItem item) {
    return new QueueMessage(
        item.getMessageId(),
        item.getPopReceipt(),
        item.getBody().toString(),
        item.getDequeueCount(),
        new QueueMessage.Times(
            item.getInsertionTime().toInstant(),
            item.getExpirationTime().toInstant(),
            item.getTimeNextVisible().toInstant()));
  }

  @Override
  public Optional<QueueMessage> hide(QueueMessage message, Duration hidden) {
    try {
      var update = queue.updateMessage(message.id(), message.popReceipt(), message.body(), hidden);
      return Optional.of(message.renewed(update.getPopReceipt()));
    } catch (QueueStorageException e) {
      throwUnlessLost(e);
      return Optional.empty();
    }
  }

  @Override
  public boolean delete(QueueMessage message) {
    try {
      queue.deleteMessage(message.id(), message.popReceipt());
      return true;
    } catch (QueueStorageException e) {
      throwUnlessLost(e);
      return false;
    }
  }

  private static void throwUnlessLost(QueueStorageException e) {
    if (!NO_LONGER_HELD.contains(e.getErrorCode())) {
      throw e;
    }
  }

  @Override
  public boolean hasPoisonQueue() {
    return !name().endsWith(POISON);
  }

  @Override
  public void copyToPoison(String body) {
    poison.createIfNotExists();
    poison.sendMessageWithResponse(body, Duration.ZERO, FOR_EVER, null, Context.NONE);
  }
}
