package godwit.local.host.queue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A queue in memory whose messages come and go by a clock. */
final class MemoryTriggerQueue implements TriggerQueue {
  private final String name;
  private final Clock clock;
  private final Map<String, QueueMessage> messages = new LinkedHashMap<>();
  private final List<String> poison = new ArrayList<>();
  private int receipts;

  MemoryTriggerQueue(String name, Clock clock) {
    this.name = name;
    this.clock = clock;
  }

  synchronized void put(String body) {
    Instant now = clock.instant();
    String id = "id-" + messages.size() + "-" + receipts++;
    var times = new QueueMessage.Times(now, now.plus(Duration.ofDays(7)), now);
    messages.put(id, new QueueMessage(id, "none", body, 0, times));
  }

  synchronized List<String> left() {
    return messages.values().stream().map(QueueMessage::body).toList();
  }

  synchronized List<String> poisoned() {
    return List.copyOf(poison);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public synchronized List<QueueMessage> receive(int most, Duration hidden) {
    Instant now = clock.instant();
    List<QueueMessage> taken =
        messages.values().stream()
            .filter(m -> !m.times().nextVisible().isAfter(now))
            .limit(most)
            .map(m -> held(m, m.dequeueCount() + 1, hidden))
            .toList();
    taken.forEach(m -> messages.put(m.id(), m));
    return taken;
  }

  private QueueMessage held(QueueMessage m, long count, Duration hidden) {
    var times =
        new QueueMessage.Times(
            m.times().inserted(), m.times().expires(), clock.instant().plus(hidden));
    return new QueueMessage(m.id(), "receipt-" + receipts++, m.body(), count, times);
  }

  @Override
  public synchronized Optional<QueueMessage> hide(QueueMessage message, Duration hidden) {
    if (!holds(message)) {
      return Optional.empty();
    }
    QueueMessage renewed = held(message, message.dequeueCount(), hidden);
    messages.put(renewed.id(), renewed);
    return Optional.of(renewed);
  }

  @Override
  public synchronized boolean delete(QueueMessage message) {
    return holds(message) && messages.remove(message.id()) != null;
  }

  private boolean holds(QueueMessage message) {
    QueueMessage stored = messages.get(message.id());
    return stored != null && stored.popReceipt().equals(message.popReceipt());
  }

  @Override
  public boolean hasPoisonQueue() {
    return !name.endsWith("-poison");
  }

  @Override
  public synchronized void copyToPoison(String body) {
    poison.add(body);
  }
}
