package godwit.local.storage;

import godwit.notify.Notices;
import godwit.notify.NoticesContract;
import godwit.notify.Tellings;
import godwit.notify.TellingsContract;
import godwit.notify.tables.TableNotices;
import godwit.notify.tables.TableTellings;
import godwit.storage.StorageClients;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Azurite.class)
class TableNotifyIT implements NoticesContract, TellingsContract {
  private final Notices notices;
  private final Tellings tellings;

  TableNotifyIT(StorageClients clients) {
    notices = new TableNotices(clients.table("notices"));
    tellings = new TableTellings(clients.table("notices"));
  }

  @Override
  public Notices notices() {
    return notices;
  }

  @Override
  public Tellings tellings() {
    return tellings;
  }
}
