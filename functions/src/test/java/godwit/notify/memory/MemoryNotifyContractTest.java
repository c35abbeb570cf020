package godwit.notify.memory;

import godwit.notify.Notices;
import godwit.notify.NoticesContract;
import godwit.notify.Tellings;
import godwit.notify.TellingsContract;

class MemoryNotifyContractTest implements NoticesContract, TellingsContract {
  private final Notices notices = new MemoryNotices();
  private final Tellings tellings = new MemoryTellings();

  @Override
  public Notices notices() {
    return notices;
  }

  @Override
  public Tellings tellings() {
    return tellings;
  }
}
