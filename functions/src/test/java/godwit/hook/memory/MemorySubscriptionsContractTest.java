package godwit.hook.memory;

import godwit.hook.Subscriptions;
import godwit.hook.SubscriptionsContract;

class MemorySubscriptionsContractTest implements SubscriptionsContract {
  private final Subscriptions subscriptions = new MemorySubscriptions();

  @Override
  public Subscriptions subscriptions() {
    return subscriptions;
  }
}
