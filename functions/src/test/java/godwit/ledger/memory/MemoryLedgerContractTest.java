package godwit.ledger.memory;

import godwit.ledger.Ledger;
import godwit.ledger.LedgerContract;

class MemoryLedgerContractTest implements LedgerContract {
  private final Ledger ledger = new MemoryLedger();

  @Override
  public Ledger ledger() {
    return ledger;
  }
}
