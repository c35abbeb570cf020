package godwit.local.storage;

import godwit.hook.Subscriptions;
import godwit.hook.SubscriptionsContract;
import godwit.hook.tables.TableSubscriptions;
import godwit.storage.StorageClients;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Azurite.class)
class TableSubscriptionsIT implements SubscriptionsContract {
  private final Subscriptions subscriptions;

  TableSubscriptionsIT(StorageClients clients) {
    subscriptions = new TableSubscriptions(clients.table("hooks"));
  }

  @Override
  public Subscriptions subscriptions() {
    return subscriptions;
  }
}
