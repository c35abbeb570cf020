package godwit.batch.memory;

import godwit.batch.BatchId;
import godwit.batch.Mailbox;
import godwit.batch.MailboxKey;
import godwit.batch.MailboxStatus;
import godwit.batch.MailboxStore;
import godwit.endpoint.EndpointName;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Mailboxes in memory. */
public final class MemoryMailboxStore implements MailboxStore {
  private final Map<BatchId, NavigableMap<String, Mailbox>> batches = new HashMap<>();
  private long writes;

  @Override
  public synchronized void insertAll(BatchId batch, List<Mailbox> mailboxes) {
    mailboxes.forEach(m -> rows(batch).put(m.key().address(), versioned(m)));
  }

  @Override
  public synchronized Optional<Mailbox> find(MailboxKey key) {
    return Optional.ofNullable(rows(key.batch()).get(key.address()));
  }

  @Override
  public synchronized Optional<Mailbox> update(Mailbox mailbox) {
    if (find(mailbox.key()).filter(m -> m.version().equals(mailbox.version())).isEmpty()) {
      return Optional.empty();
    }
    var updated = versioned(mailbox);
    rows(mailbox.key().batch()).put(mailbox.key().address(), updated);
    return Optional.of(updated);
  }

  @Override
  public synchronized Page page(
      BatchId batch, Set<MailboxStatus> statuses, Optional<String> after, int limit) {
    return page(batch, after, limit, m -> statuses.isEmpty() || statuses.contains(m.status()));
  }

  @Override
  public synchronized Page pageOf(
      BatchId batch,
      Optional<EndpointName> endpoint,
      Set<MailboxStatus> statuses,
      Optional<String> after,
      int limit) {
    var wanted = endpoint.map(EndpointName::key);
    return page(
        batch,
        after,
        limit,
        m ->
            m.options().endpoint().map(EndpointName::key).equals(wanted)
                && (statuses.isEmpty() || statuses.contains(m.status())));
  }

  private Page page(BatchId batch, Optional<String> after, int limit, Predicate<Mailbox> wanted) {
    var found =
        rows(batch).tailMap(after.orElse(""), false).values().stream()
            .filter(wanted)
            .limit(limit + 1L)
            .toList();
    if (found.size() <= limit) {
      return new Page(found, Optional.empty());
    }
    var shown = found.subList(0, limit);
    return new Page(shown, Optional.of(shown.getLast().key().address()));
  }

  @Override
  public synchronized boolean remove(Mailbox mailbox) {
    MailboxKey key = mailbox.key();
    boolean changed = find(key).filter(m -> !m.version().equals(mailbox.version())).isPresent();
    if (!changed) {
      rows(key.batch()).remove(key.address());
    }
    return !changed;
  }

  @Override
  public synchronized boolean changedSince(BatchId batch, Instant time) {
    return rows(batch).values().stream().anyMatch(m -> m.updated().isAfter(time));
  }

  private NavigableMap<String, Mailbox> rows(BatchId batch) {
    return batches.computeIfAbsent(batch, b -> new TreeMap<>());
  }

  private Mailbox versioned(Mailbox m) {
    String version = "v" + ++writes;
    return m.at(version);
  }
}
