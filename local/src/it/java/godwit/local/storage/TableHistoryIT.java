package godwit.local.storage;

import godwit.report.History;
import godwit.report.HistoryContract;
import godwit.report.tables.TableHistory;
import godwit.storage.StorageClients;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Azurite.class)
class TableHistoryIT implements HistoryContract {
  private final History history;

  TableHistoryIT(StorageClients clients) {
    history = new TableHistory(clients.table("history"));
  }

  @Override
  public History history() {
    return history;
  }
}
