package godwit.local.storage;

import godwit.batch.MailboxStore;
import godwit.batch.MailboxStoreContract;
import godwit.batch.tables.TableMailboxStore;
import godwit.storage.StorageClients;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Azurite.class)
class TableMailboxStoreIT implements MailboxStoreContract {
  private final MailboxStore store;

  TableMailboxStoreIT(StorageClients clients) {
    store = new TableMailboxStore(clients.table("mailboxes"));
  }

  @Override
  public MailboxStore store() {
    return store;
  }
}
