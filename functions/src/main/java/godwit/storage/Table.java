package godwit.storage;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.rest.PagedResponse;
import com.azure.core.http.rest.Response;
import com.azure.core.util.Context;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.TableServiceClient;
import com.azure.data.tables.models.ListEntitiesOptions;
import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableEntityUpdateMode;
import com.azure.data.tables.models.TableServiceException;
import godwit.failure.MigrationException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * One table. Made on its first use in this process where it is missing: one storage transaction
 * more, once. Somebody else being faster is an answer, not an exception. For many threads.
 */
public final class Table {
  /** What the service gives in one answer at most. */
  public static final int LARGEST_PAGE = 1_000;

  private static final String ETAG = "odata.etag";
  private static final Set<String> SOMEBODY_WAS_FASTER =
      Set.of(
          "EntityAlreadyExists",
          "UpdateConditionNotSatisfied",
          "ConditionNotMet",
          "ResourceNotFound",
          "EntityNotFound");

  private final TableServiceClient service;
  private final TableClient client;
  private final String name;
  private volatile boolean isThere;

  Table(TableServiceClient service, String name) {
    this.service = service;
    this.client = service.getTableClient(name);
    this.name = name;
  }

  /** Reads a row. One storage transaction. */
  public Optional<Row> find(String partition, String row) throws MigrationException {
    return attempt("read a row", () -> Optional.of(new Row(client.getEntity(partition, row))));
  }

  /**
   * Adds a row. One storage transaction.
   *
   * @return its version; empty if there is one of that key
   */
  public Optional<String> insert(RowWriter row) throws MigrationException {
    return attempt(
        "add a row",
        () ->
            Optional.of(
                version(client.createEntityWithResponse(row.entity(), null, Context.NONE))));
  }

  /** Adds a row, or replaces the one of its key. One storage transaction. */
  public void put(RowWriter row) throws MigrationException {
    run("write a row", () -> client.upsertEntity(row.entity()));
  }

  /**
   * Replaces a row on condition that it still has this version. One storage transaction.
   *
   * @return its new version; empty if it has another one or is gone
   */
  public Optional<String> replace(RowWriter row, String version) throws MigrationException {
    row.entity().addProperty(ETAG, version);
    return attempt(
        "replace a row",
        () ->
            Optional.of(
                version(
                    client.updateEntityWithResponse(
                        row.entity(), TableEntityUpdateMode.REPLACE, true, null, Context.NONE))));
  }

  /** Removes a row; idempotent. One storage transaction. */
  public void delete(String partition, String row) throws MigrationException {
    run("delete a row", () -> client.deleteEntity(partition, row));
  }

  /**
   * Removes a row on condition that it still has this version. One storage transaction.
   *
   * @return whether it is gone
   */
  public boolean delete(String partition, String row, String version) throws MigrationException {
    var entity = new TableEntity(partition, row).addProperty(ETAG, version);
    return attempt(
            "delete a row",
            () -> Optional.of(client.deleteEntityWithResponse(entity, true, null, Context.NONE)))
        .isPresent();
  }

  /**
   * The first rows that a filter finds, by row key. One storage transaction for each 1,000 rows
   * found, and for each page that the service breaks off early.
   *
   * @param columns only these, besides the keys; all if empty
   * @param limit at most so many
   */
  public Rows first(RowFilter filter, List<String> columns, int limit) throws MigrationException {
    var options =
        new ListEntitiesOptions().setFilter(filter.text()).setTop(Math.min(limit, LARGEST_PAGE));
    if (!columns.isEmpty()) {
      var select = new LinkedHashSet<>(List.of("PartitionKey", "RowKey"));
      select.addAll(columns);
      options.setSelect(List.copyOf(select));
    }
    return call("list rows", () -> take(options, limit));
  }

  /** All rows that a filter finds, by row key. For what fits into memory. */
  public List<Row> all(RowFilter filter) throws MigrationException {
    return first(filter, List.of(), Integer.MAX_VALUE).list();
  }

  private Rows take(ListEntitiesOptions options, int limit) {
    var rows = new ArrayList<Row>();
    for (PagedResponse<TableEntity> page :
        client.listEntities(options, null, Context.NONE).iterableByPage()) {
      for (TableEntity entity : page.getValue()) {
        if (rows.size() == limit) {
          return new Rows(rows, true);
        }
        rows.add(new Row(entity));
      }
      if (rows.size() == limit) {
        return new Rows(rows, page.getContinuationToken() != null);
      }
    }
    return new Rows(rows, false);
  }

  /**
   * Does what the transaction says, all or nothing. One storage transaction.
   *
   * @return whether it was done; if a condition did not hold, nothing was written
   */
  public boolean commit(RowTransaction transaction) throws MigrationException {
    return write(transaction).done();
  }

  /** Does what the transaction says, all or nothing. One storage transaction. */
  public Written write(RowTransaction transaction) throws MigrationException {
    var sink = new AnswerVersions.Sink();
    return attempt(
            "write " + transaction.actions().size() + " rows",
            () ->
                Optional.of(
                    client.submitTransactionWithResponse(
                        transaction.actions(), null, sink.context())))
        .map(answer -> new Written(true, sink.version()))
        .orElse(Written.NOTHING);
  }

  private <T> Optional<T> attempt(String verb, Supplier<Optional<T>> call)
      throws MigrationException {
    return call(
        verb,
        () -> {
          try {
            return call.get();
          } catch (TableServiceException e) {
            if (SOMEBODY_WAS_FASTER.contains(StorageErrors.code(e))) {
              return Optional.empty();
            }
            throw e;
          }
        });
  }

  private void run(String verb, Runnable call) throws MigrationException {
    boolean done =
        call(
            verb,
            () -> {
              call.run();
              return true;
            });
    assert done;
  }

  private <T> T call(String verb, Supplier<T> call) throws MigrationException {
    try {
      makeOnce();
      return call.get();
    } catch (RuntimeException e) {
      throw StorageErrors.translate(e, verb + " of table " + name);
    }
  }

  private void makeOnce() {
    if (isThere) {
      return;
    }
    synchronized (this) {
      if (!isThere) {
        service.createTableIfNotExists(name);
        isThere = true;
      }
    }
  }

  private static String version(Response<Void> response) {
    String etag = String.valueOf(response.getHeaders().getValue(HttpHeaderName.ETAG));
    // azure-data-tables 12.5.9 cuts the last quote off this header (TableScrubEtagPolicy), and the
    // service refuses the rest; pinned by the contract's updates that follow each other.
    return etag.endsWith("\"") ? etag : etag + "\"";
  }

  /**
   * Rows found.
   *
   * @param more whether there may be further ones
   */
  public record Rows(List<Row> list, boolean more) {
    public Rows {
      list = List.copyOf(list);
    }
  }

  /**
   * What became of a transaction.
   *
   * @param done whether it was done; if a condition did not hold, nothing was written
   * @param version the new one of its first row; empty if nothing was written, or the answer does
   *     not say
   */
  public record Written(boolean done, Optional<String> version) {
    static final Written NOTHING = new Written(false, Optional.empty());
  }
}
