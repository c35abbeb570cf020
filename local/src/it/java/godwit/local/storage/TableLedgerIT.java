package godwit.local.storage;

import godwit.ledger.Ledger;
import godwit.ledger.LedgerContract;
import godwit.ledger.tables.TableLedger;
import godwit.storage.StorageClients;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Azurite.class)
class TableLedgerIT implements LedgerContract {
  private final Ledger ledger;

  TableLedgerIT(StorageClients clients) {
    ledger = new TableLedger(clients.table("ledger"));
  }

  @Override
  public Ledger ledger() {
    return ledger;
  }
}
