package godwit.storage;

import godwit.failure.MigrationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/**
 * Writes and removes many rows of one partition, in transactions of up to 100 rows, four at a time.
 * Not atomic: after a failure some are done; doing it again is safe.
 */
public final class BulkRows {
  /** More gain nothing: a partition takes about 2,000 rows a second. */
  private static final int AT_ONCE = 4;

  private final Table table;

  public BulkRows(Table table) {
    this.table = table;
  }

  /** Makes a row of a value when its turn comes, so that not all rows are in memory. */
  @FunctionalInterface
  public interface ToRow<T> {
    RowWriter row(T value);
  }

  /**
   * Adds or replaces the rows of {@code values}; no two have the same key.
   *
   * @param perTransaction 1 to 100; less than 100 where rows are so large that 4 MiB are in reach
   */
  public <T> void put(List<T> values, int perTransaction, ToRow<T> toRow)
      throws MigrationException {
    Parallel.forEach(
        AT_ONCE,
        slices(values, perTransaction),
        slice -> {
          var transaction = new RowTransaction();
          slice.forEach(value -> transaction.put(toRow.row(value)));
          if (!table.commit(transaction)) {
            throw new IllegalStateException("a write without condition was refused");
          }
        });
  }

  /**
   * Adds those rows of {@code values} that are not there and leaves the others; no two have the
   * same key.
   *
   * @param perTransaction 1 to 100
   */
  public <T> void putMissing(List<T> values, int perTransaction, ToRow<T> toRow)
      throws MigrationException {
    Parallel.forEach(
        AT_ONCE,
        slices(values, perTransaction),
        slice -> {
          var transaction = new RowTransaction();
          slice.forEach(value -> transaction.insert(toRow.row(value)));
          if (!table.commit(transaction)) {
            for (T value : slice) {
              var unused = table.insert(toRow.row(value));
            }
          }
        });
  }

  /**
   * Removes rows on condition that they still have the version that was read. A slice of which one
   * row changed is left whole.
   *
   * @return those that were left
   */
  public <T> List<T> deleteUnchanged(String partition, List<T> values, Version<T> version)
      throws MigrationException {
    var left = new ConcurrentLinkedQueue<T>();
    Parallel.forEach(
        AT_ONCE,
        slices(values, RowTransaction.MAX_ROWS),
        slice -> {
          var transaction = new RowTransaction();
          slice.forEach(v -> transaction.delete(partition, version.row(v), version.version(v)));
          if (!table.commit(transaction)) {
            left.addAll(slice);
          }
        });
    return List.copyOf(left);
  }

  /**
   * Replaces rows on condition that they still have the version that was read; no two have the same
   * key. All rows are in memory. Of a transaction that would have written to one that was changed,
   * none is written.
   *
   * @return those that were left, also some that nobody changed
   */
  public <T> List<T> replaceUnchanged(List<T> values, ToRow<T> toRow, Function<T, String> version)
      throws MigrationException {
    var left = new ConcurrentLinkedQueue<T>();
    List<Write<T>> writes = values.stream().map(v -> new Write<>(v, toRow.row(v))).toList();
    Parallel.forEach(
        AT_ONCE,
        fitting(writes),
        slice -> {
          var transaction = new RowTransaction();
          slice.forEach(w -> transaction.replace(w.row(), version.apply(w.value())));
          if (!table.commit(transaction)) {
            slice.forEach(w -> left.add(w.value()));
          }
        });
    return List.copyOf(left);
  }

  private record Write<T>(T value, RowWriter row) {}

  /** As many as fit into a transaction each: rows may carry long lists. */
  private static <T> List<List<Write<T>>> fitting(List<Write<T>> all) {
    var slices = new ArrayList<List<Write<T>>>();
    int bytes = 0;
    for (Write<T> write : all) {
      int weight = write.row().weight();
      bytes += weight;
      boolean full = slices.isEmpty() || slices.getLast().size() == RowTransaction.MAX_ROWS;
      if (full || bytes > RowTransaction.MAX_BYTES) {
        slices.add(new ArrayList<>());
        bytes = weight;
      }
      slices.getLast().add(write);
    }
    return slices;
  }

  /** Which row a value was read from, and in which version. */
  public interface Version<T> {
    String row(T value);

    String version(T value);
  }

  /**
   * Removes all rows of a partition, reading their keys only; idempotent. One storage transaction
   * for each 1,000 keys and one for each 100 rows.
   */
  public void purge(String partition) throws MigrationException {
    var rows = RowFilter.partition(partition);
    Optional<String> last = Optional.empty();
    Table.Rows found;
    do {
      var rest = last.map(rows::after).orElse(rows);
      found = table.first(rest, List.of("RowKey"), Table.LARGEST_PAGE);
      var keys = found.list().stream().map(Row::key).toList();
      delete(partition, keys);
      last = keys.isEmpty() ? last : Optional.of(keys.getLast());
    } while (found.more());
  }

  private void delete(String partition, List<String> keys) throws MigrationException {
    Parallel.forEach(
        AT_ONCE,
        slices(keys, RowTransaction.MAX_ROWS),
        slice -> {
          var transaction = new RowTransaction();
          slice.forEach(key -> transaction.delete(partition, key));
          if (!table.commit(transaction)) {
            // Another purge took some of them, or our first answer was lost.
            for (String key : slice) {
              table.delete(partition, key);
            }
          }
        });
  }

  private static <T> List<List<T>> slices(List<T> all, int size) {
    var slices = new ArrayList<List<T>>();
    for (int from = 0; from < all.size(); from += size) {
      slices.add(all.subList(from, Math.min(all.size(), from + size)));
    }
    return slices;
  }
}
