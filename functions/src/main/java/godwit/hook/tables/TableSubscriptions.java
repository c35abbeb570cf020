package godwit.hook.tables;

import godwit.batch.BatchId;
import godwit.batch.BatchName;
import godwit.failure.MigrationException;
import godwit.hook.HookEvent;
import godwit.hook.Subscription;
import godwit.hook.Subscriptions;
import godwit.seal.SealedSecret;
import godwit.seal.WrappedKey;
import godwit.storage.Row;
import godwit.storage.RowFilter;
import godwit.storage.RowWriter;
import godwit.storage.Table;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Subscriptions in a table: one partition, a row for each. */
public final class TableSubscriptions implements Subscriptions {
  private static final String PARTITION = "hook";

  private final Table table;

  public TableSubscriptions(Table table) {
    this.table = table;
  }

  /** One storage transaction. */
  @Override
  public boolean insert(Subscription subscription) throws MigrationException {
    return table.insert(row(subscription)).isPresent();
  }

  /** One storage transaction. */
  @Override
  public Optional<Subscription> find(String id) throws MigrationException {
    return table.find(PARTITION, id).map(TableSubscriptions::subscription);
  }

  /** One storage transaction. */
  @Override
  public List<Subscription> all() throws MigrationException {
    return table.all(RowFilter.partition(PARTITION)).stream()
        .map(TableSubscriptions::subscription)
        .toList();
  }

  /** One storage transaction. */
  @Override
  public boolean update(Subscription subscription) throws MigrationException {
    return table.replace(row(subscription), subscription.version()).isPresent();
  }

  /** Two storage transactions. */
  @Override
  public boolean remove(String id) throws MigrationException {
    boolean there = table.find(PARTITION, id).isPresent();
    table.delete(PARTITION, id);
    return there;
  }

  private static RowWriter row(Subscription subscription) {
    var row =
        new RowWriter(PARTITION, subscription.id())
            .text("host", subscription.host())
            .text("address", subscription.address().text())
            .text("secret", subscription.secret().map(SealedSecret::text))
            .text("dataKeyId", subscription.key().keyId())
            .text("dataKey", subscription.key().text())
            .texts("events", subscription.events().stream().map(HookEvent::name).sorted().toList())
            .time("created", subscription.created())
            .text("problem", subscription.problem());
    subscription
        .batch()
        .ifPresent(batch ->
            row.text("batch", batch.name().value()).text("incarnation", batch.incarnation()));
    return row;
  }

  private static Subscription subscription(Row row) {
    return new Subscription(
        row.key(),
        row.text("host"),
        new SealedSecret(row.text("address")),
        row.optionalText("secret").map(SealedSecret::new),
        new WrappedKey(row.text("dataKeyId"), row.text("dataKey")),
        row.texts("events").stream().map(HookEvent::valueOf).collect(Collectors.toSet()),
        row.optionalText("batch")
            .map(name -> new BatchId(new BatchName(name), row.text("incarnation"))),
        row.time("created"),
        row.optionalText("problem"),
        row.version());
  }
}
