package godwit.notify.memory;

import godwit.batch.BatchId;
import godwit.notify.Notice;
import godwit.notify.Notices;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Notices in memory. */
public final class MemoryNotices implements Notices {
  private final Map<String, Notice> rows = new TreeMap<>();
  private int writes;

  @Override
  public synchronized boolean add(Notice notice) {
    return rows.putIfAbsent(key(notice), notice.at("v" + ++writes)) == null;
  }

  @Override
  public synchronized List<Notice> all() {
    return List.copyOf(rows.values());
  }

  @Override
  public synchronized Optional<Notice> update(Notice notice) {
    boolean mine =
        Optional.ofNullable(rows.get(key(notice)))
            .filter(row -> row.version().equals(notice.version()))
            .isPresent();
    if (!mine) {
      return Optional.empty();
    }
    Notice stored = notice.at("v" + ++writes);
    rows.put(key(notice), stored);
    return Optional.of(stored);
  }

  @Override
  public synchronized void remove(Notice notice) {
    rows.remove(key(notice));
  }

  @Override
  public synchronized void purge(BatchId batch) {
    rows.values().removeIf(notice -> notice.batch().equals(batch));
  }

  private static String key(Notice notice) {
    return notice.batch() + "|" + notice.key();
  }
}
