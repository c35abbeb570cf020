package godwit.local.storage;

import godwit.cutover.Sightings;
import godwit.cutover.SightingsContract;
import godwit.cutover.tables.TableSightings;
import godwit.storage.StorageClients;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Azurite.class)
class TableSightingsIT implements SightingsContract {
  private final Sightings sightings;

  TableSightingsIT(StorageClients clients) {
    sightings = new TableSightings(clients.table("domains"));
  }

  @Override
  public Sightings sightings() {
    return sightings;
  }
}
