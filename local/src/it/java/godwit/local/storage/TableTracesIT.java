package godwit.local.storage;

import godwit.ledger.Traces;
import godwit.ledger.TracesContract;
import godwit.ledger.tables.TableTraces;
import godwit.storage.StorageClients;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Azurite.class)
class TableTracesIT implements TracesContract {
  private final Traces traces;

  TableTracesIT(StorageClients clients) {
    traces = new TableTraces(clients.table("traces"));
  }

  @Override
  public Traces traces() {
    return traces;
  }
}
