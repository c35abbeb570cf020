package godwit.notify.memory;

import godwit.batch.BatchId;
import godwit.notify.Announced;
import godwit.notify.MailState;
import godwit.notify.Tellings;
import java.util.HashMap;
import java.util.Map;

/** How far telling is, in memory. */
public final class MemoryTellings implements Tellings {
  private final Map<BatchId, Announced> announced = new HashMap<>();
  private final Map<BatchId, MailState> mails = new HashMap<>();
  private int writes;

  @Override
  public synchronized Announced announced(BatchId batch) {
    return announced.getOrDefault(batch, Announced.nothing(batch));
  }

  @Override
  public synchronized boolean store(Announced wanted) {
    if (!announced(wanted.batch()).version().equals(wanted.version())) {
      return false;
    }
    announced.put(
        wanted.batch(),
        new Announced(
            wanted.batch(),
            wanted.rounds(),
            wanted.mailedRounds(),
            wanted.mailed(),
            wanted.blocked(),
            wanted.synced(),
            wanted.step(),
            "v" + ++writes));
    return true;
  }

  @Override
  public synchronized MailState mail(BatchId batch) {
    return mails.getOrDefault(batch, MailState.nothing(batch));
  }

  @Override
  public synchronized void store(MailState state) {
    mails.put(state.batch(), state);
  }

  @Override
  public synchronized void purge(BatchId batch) {
    announced.remove(batch);
    mails.remove(batch);
  }
}
