package godwit.batch.tables;

import godwit.batch.BatchId;
import godwit.batch.BatchName;
import godwit.batch.TargetClaims;
import godwit.failure.MigrationException;
import godwit.failure.TransientException;
import godwit.storage.Keys;
import godwit.storage.Row;
import godwit.storage.RowFilter;
import godwit.storage.RowWriter;
import godwit.storage.Table;
import java.util.Optional;

/**
 * Claims in the table of the batches: partition {@code claim~} and the hash of the target's
 * address, row the source's identity.
 */
public final class TableTargetClaims implements TargetClaims {
  private static final int TRIES = 20;

  private final Table table;

  public TableTargetClaims(Table table) {
    this.table = table;
  }

  /** One storage transaction, two where it is new. */
  @Override
  public BatchId claim(Pair pair, BatchId batch) throws MigrationException {
    for (int i = 0; i < TRIES; i++) {
      Optional<Row> found = find(pair);
      if (found.isPresent()) {
        return holder(found.get());
      }
      if (table.insert(row(pair, batch)).isPresent()) {
        return batch;
      }
    }
    throw new TransientException("ClaimContended", "too many batches claim one mailbox");
  }

  /** Two storage transactions. */
  @Override
  public boolean takeOver(Pair pair, BatchId from, BatchId to) throws MigrationException {
    Optional<Row> found = find(pair).filter(row -> holder(row).equals(from));
    return found.isPresent() && table.replace(row(pair, to), found.get().version()).isPresent();
  }

  /** One storage transaction and one for each claim. */
  @Override
  public void release(String address, BatchId batch) throws MigrationException {
    for (Row row : table.all(RowFilter.partition(partition(address)))) {
      if (holder(row).equals(batch)) {
        // Changed meanwhile, it is another's.
        boolean unused = table.delete(partition(address), row.key(), row.version());
      }
    }
  }

  private Optional<Row> find(Pair pair) throws MigrationException {
    return table.find(partition(pair.address()), pair.source());
  }

  private static RowWriter row(Pair pair, BatchId batch) {
    return new RowWriter(partition(pair.address()), pair.source())
        .text("name", batch.name().value())
        .text("incarnation", batch.incarnation());
  }

  private static BatchId holder(Row row) {
    return new BatchId(new BatchName(row.text("name")), row.text("incarnation"));
  }

  private static String partition(String address) {
    return "claim~" + Keys.hash(address).substring(0, 32);
  }
}
