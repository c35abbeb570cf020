package godwit.storage;

import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableTransactionAction;
import com.azure.data.tables.models.TableTransactionActionType;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes to rows of one partition that happen all or not at all: an entity group transaction, at
 * most 100 rows, each once, and 4 MiB. For one thread.
 */
public final class RowTransaction {
  /** REST API: performing entity group transactions. */
  public static final int MAX_ROWS = 100;

  /** Of the 4 MiB that the service takes; the rest is for what is not counted. */
  static final int MAX_BYTES = 3 * 1024 * 1024;

  private final List<TableTransactionAction> actions = new ArrayList<>();

  /** Adds a row; the condition is that there is none of its key. */
  public RowTransaction insert(RowWriter row) {
    return add(new TableTransactionAction(TableTransactionActionType.CREATE, row.entity()));
  }

  /** Adds a row, or replaces the one of its key. */
  public RowTransaction put(RowWriter row) {
    return add(new TableTransactionAction(TableTransactionActionType.UPSERT_REPLACE, row.entity()));
  }

  /** Replaces a row; the condition is that it still has this version. */
  public RowTransaction replace(RowWriter row, String version) {
    row.entity().addProperty("odata.etag", version);
    return add(
        new TableTransactionAction(TableTransactionActionType.UPDATE_REPLACE, row.entity(), true));
  }

  /** Removes a row; the condition is that it is there. */
  public RowTransaction delete(String partition, String row) {
    return add(
        new TableTransactionAction(
            TableTransactionActionType.DELETE, new TableEntity(partition, row)));
  }

  /** Removes a row; the condition is that it still has this version. */
  public RowTransaction delete(String partition, String row, String version) {
    var entity = new TableEntity(partition, row).addProperty("odata.etag", version);
    return add(new TableTransactionAction(TableTransactionActionType.DELETE, entity, true));
  }

  private RowTransaction add(TableTransactionAction action) {
    if (actions.size() == MAX_ROWS) {
      throw new IllegalStateException("more than " + MAX_ROWS + " rows in one transaction");
    }
    actions.add(action);
    return this;
  }

  List<TableTransactionAction> actions() {
    return actions;
  }
}
