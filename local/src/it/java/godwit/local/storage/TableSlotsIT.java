package godwit.local.storage;

import godwit.endpoint.Slots;
import godwit.endpoint.SlotsContract;
import godwit.endpoint.tables.TableSlots;
import godwit.storage.StorageClients;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Azurite.class)
class TableSlotsIT implements SlotsContract {
  private final Slots slots;

  TableSlotsIT(StorageClients clients) {
    slots = new TableSlots(clients.table("slots"));
  }

  @Override
  public Slots slots() {
    return slots;
  }
}
