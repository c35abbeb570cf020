package godwit.batch.tables;

import godwit.batch.BatchId;
import godwit.batch.Mailbox;
import godwit.batch.MailboxKey;
import godwit.batch.MailboxStatus;
import godwit.batch.MailboxStore;
import godwit.endpoint.EndpointName;
import godwit.failure.MigrationException;
import godwit.storage.BulkRows;
import godwit.storage.Row;
import godwit.storage.RowFilter;
import godwit.storage.RowTransaction;
import godwit.storage.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Mailboxes in a table; {@link MailboxRows} says how. A mailbox's version is the ETag of its row.
 * Each write carries a token, so that one whose answer was lost is known again when it is refused
 * the second time.
 */
public final class TableMailboxStore implements MailboxStore {
  private final Table table;

  public TableMailboxStore(Table table) {
    this.table = table;
  }

  /** One storage transaction for each 100 mailboxes. */
  @Override
  public void insertAll(BatchId batch, List<Mailbox> mailboxes) throws MigrationException {
    var byRow = new LinkedHashMap<String, Mailbox>();
    for (Mailbox mailbox : mailboxes) {
      if (!mailbox.key().batch().equals(batch)) {
        throw new IllegalArgumentException("a mailbox of another batch than " + batch);
      }
      byRow.put(MailboxRows.row(mailbox.key()), mailbox);
    }
    String token = UUID.randomUUID().toString();
    new BulkRows(table)
        .put(
            List.copyOf(byRow.values()),
            RowTransaction.MAX_ROWS,
            mailbox -> MailboxRows.write(mailbox, token));
  }

  /** One storage transaction for each 100 mailboxes; 100 more where one of them is there. */
  @Override
  public void insertMissing(BatchId batch, List<Mailbox> mailboxes) throws MigrationException {
    String token = UUID.randomUUID().toString();
    new BulkRows(table)
        .putMissing(
            mailboxes, RowTransaction.MAX_ROWS, mailbox -> MailboxRows.write(mailbox, token));
  }

  /** One storage transaction for each 1,000 mailboxes, and one for each 100. */
  @Override
  public void purge(BatchId batch) throws MigrationException {
    new BulkRows(table).purge(MailboxRows.partition(batch));
  }

  /** One storage transaction. */
  @Override
  public Optional<Mailbox> find(MailboxKey key) throws MigrationException {
    return row(key).map(row -> MailboxRows.mailbox(key.batch(), row));
  }

  /** One storage transaction; one more where somebody was faster. */
  @Override
  public Optional<Mailbox> update(Mailbox mailbox) throws MigrationException {
    return update(mailbox, UUID.randomUUID().toString());
  }

  /**
   * One storage transaction for each 100 mailboxes, fewer where their notes are long; one or two
   * for each of 100 of which somebody changed one.
   */
  @Override
  public List<Mailbox> updateAll(List<Mailbox> mailboxes) throws MigrationException {
    String token = UUID.randomUUID().toString();
    List<Mailbox> refused =
        new BulkRows(table)
            .replaceUnchanged(mailboxes, m -> MailboxRows.write(m, token), Mailbox::version);
    var left = new ArrayList<Mailbox>();
    for (Mailbox mailbox : refused) {
      if (update(mailbox, token).isEmpty()) {
        left.add(mailbox);
      }
    }
    return left;
  }

  private Optional<Mailbox> update(Mailbox mailbox, String token) throws MigrationException {
    var written = MailboxRows.write(mailbox, token);
    Optional<String> version = table.replace(written, mailbox.version());
    if (version.isEmpty()) {
      version = row(mailbox.key()).filter(r -> r.text("write").equals(token)).map(Row::version);
    }
    return version.map(mailbox::at);
  }

  /**
   * One storage transaction, more where the service breaks off because few rows match. The last
   * page may be empty.
   */
  @Override
  public Page page(BatchId batch, Set<MailboxStatus> statuses, Optional<String> after, int limit)
      throws MigrationException {
    return page(
        batch, after, limit, in(statuses, RowFilter.partition(MailboxRows.partition(batch))));
  }

  /** As a page of all of them. */
  @Override
  public Page pageOf(
      BatchId batch,
      Optional<EndpointName> endpoint,
      Set<MailboxStatus> statuses,
      Optional<String> after,
      int limit)
      throws MigrationException {
    var ofBatch = RowFilter.partition(MailboxRows.partition(batch));
    var ofEndpoint =
        ofBatch.among(MailboxRows.ENDPOINT_KEY, List.of(MailboxRows.endpointKey(endpoint)));
    return page(batch, after, limit, in(statuses, ofEndpoint));
  }

  @Override
  public String endAt(MailboxKey mailbox) {
    return MailboxRows.row(mailbox);
  }

  private static RowFilter in(Set<MailboxStatus> statuses, RowFilter rows) {
    return statuses.isEmpty()
        ? rows
        : rows.among("status", statuses.stream().map(MailboxStatus::name).sorted().toList());
  }

  private Page page(BatchId batch, Optional<String> after, int limit, RowFilter rows)
      throws MigrationException {
    var filter = after.map(rows::after).orElse(rows);
    var found = table.first(filter, List.of(), limit);
    var next = found.more() ? Optional.of(found.list().getLast().key()) : Optional.<String>empty();
    return new Page(
        found.list().stream().map(row -> MailboxRows.mailbox(batch, row)).toList(), next);
  }

  /** One storage transaction, more where the service breaks off because no row matches. */
  @Override
  public boolean changedSince(BatchId batch, Instant time) throws MigrationException {
    var changed = RowFilter.partition(MailboxRows.partition(batch)).writtenAfter(time);
    return !table.first(changed, List.of("RowKey"), 1).list().isEmpty();
  }

  /** One storage transaction for each 100 mailboxes. */
  @Override
  public List<Mailbox> removeUnchanged(BatchId batch, List<Mailbox> mailboxes)
      throws MigrationException {
    return new BulkRows(table)
        .deleteUnchanged(MailboxRows.partition(batch), mailboxes, new ReadVersion());
  }

  private static final class ReadVersion implements BulkRows.Version<Mailbox> {
    @Override
    public String row(Mailbox mailbox) {
      return MailboxRows.row(mailbox.key());
    }

    @Override
    public String version(Mailbox mailbox) {
      return mailbox.version();
    }
  }

  /** One storage transaction; one more where somebody was faster. */
  @Override
  public boolean remove(Mailbox mailbox) throws MigrationException {
    MailboxKey key = mailbox.key();
    String partition = MailboxRows.partition(key.batch());
    return table.delete(partition, MailboxRows.row(key), mailbox.version()) || row(key).isEmpty();
  }

  private Optional<Row> row(MailboxKey key) throws MigrationException {
    return table.find(MailboxRows.partition(key.batch()), MailboxRows.row(key));
  }
}
