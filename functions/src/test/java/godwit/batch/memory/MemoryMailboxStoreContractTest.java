package godwit.batch.memory;

import godwit.batch.MailboxStore;
import godwit.batch.MailboxStoreContract;

class MemoryMailboxStoreContractTest implements MailboxStoreContract {
  private final MailboxStore store = new MemoryMailboxStore();

  @Override
  public MailboxStore store() {
    return store;
  }
}
