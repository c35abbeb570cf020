package godwit.local.chaos;

import com.azure.core.util.Context;
import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueServiceClient;
import com.azure.storage.queue.QueueServiceClientBuilder;
import com.azure.storage.queue.models.PeekedMessageItem;
import com.azure.storage.queue.models.QueueMessageItem;
import com.azure.storage.queue.models.QueueStorageException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Does to queue messages what Azure promises no protection from: sends them twice, late and out of
 * order. Remembers what it has seen, so that a message can come back long after its batch is gone.
 * Safe for use by several threads.
 */
final class QueueMeddler {
  private static final List<String> QUEUES = List.of("chunks", "mailboxes", "batches");

  /** The most that one look may take (REST API: Peek Messages). */
  private static final int PEEK = 32;

  private static final int REMEMBERED = 400;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(15);

  private final QueueServiceClient queues;
  private final Set<Seen> seen = new LinkedHashSet<>();
  private final Set<Seen> before = new LinkedHashSet<>();

  private record Seen(String queue, String body) {}

  QueueMeddler(String connection) {
    var retries = new RequestRetryOptions(RetryPolicyType.FIXED, 20, 5, 250L, 250L, null);
    this.queues =
        new QueueServiceClientBuilder()
            .connectionString(connection)
            .retryOptions(retries)
            .buildClient();
  }

  /** What was seen so far belongs to earlier rounds from now on. */
  synchronized void nextRound() {
    before.addAll(seen);
    seen.clear();
    var oldest = before.iterator();
    while (before.size() > REMEMBERED) {
      oldest.next();
      oldest.remove();
    }
  }

  /**
   * Waits for a message that can be seen and sends it again.
   *
   * @return whether there was one before {@code limit} passed
   */
  boolean twice(int copies, Duration delay, Duration limit) throws InterruptedException {
    return whenVisible(
        limit,
        queue -> {
          Optional<Seen> message = peek(queue);
          for (int i = 0; i < copies && message.isPresent(); i++) {
            send(message.get(), delay.multipliedBy(i).dividedBy(copies));
          }
          return message.isPresent();
        });
  }

  /** Waits for a message that can be seen and hides it, unless {@code limit} passes before. */
  boolean late(Duration length, Duration limit) throws InterruptedException {
    return whenVisible(limit, queue -> hide(queue, length));
  }

  /** Sends messages of earlier rounds again, the newest first, and says how many there were. */
  int again(int most) {
    List<Seen> old;
    synchronized (this) {
      old = new ArrayList<>(before);
    }
    List<Seen> some = old.reversed().stream().limit(most).toList();
    some.forEach(message -> send(message, Duration.ZERO));
    return some.size();
  }

  private boolean whenVisible(Duration limit, Look look) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (System.nanoTime() < end) {
      for (String queue : QUEUES) {
        if (look.at(queue)) {
          return true;
        }
      }
      Thread.sleep(BETWEEN_LOOKS);
    }
    return false;
  }

  private Optional<Seen> peek(String queue) {
    try {
      List<Seen> there =
          client(queue).peekMessages(PEEK, null, null).stream()
              .map(PeekedMessageItem::getBody)
              .map(body -> new Seen(queue, body.toString()))
              .toList();
      synchronized (this) {
        seen.addAll(there);
      }
      return there.stream().findFirst();
    } catch (QueueStorageException e) {
      // The queue is made with its first message.
      return Optional.empty();
    }
  }

  private boolean hide(String queue, Duration length) {
    try {
      Optional<QueueMessageItem> taken =
          client(queue).receiveMessages(1, length, null, Context.NONE).stream().findFirst();
      return taken.isPresent();
    } catch (QueueStorageException e) {
      // The queue is made with its first message.
      return false;
    }
  }

  private void send(Seen message, Duration delay) {
    client(message.queue())
        .sendMessageWithResponse(message.body(), delay, null, null, Context.NONE);
  }

  private QueueClient client(String queue) {
    return queues.getQueueClient(queue);
  }

  @FunctionalInterface
  private interface Look {
    boolean at(String queue);
  }
}
