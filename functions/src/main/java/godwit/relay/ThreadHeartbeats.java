package godwit.relay;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Heartbeats from a daemon thread of each leg's own. */
public final class ThreadHeartbeats implements Heartbeats {
  @Override
  public Beating start(Duration interval, Runnable beat) {
    ScheduledExecutorService heart =
        Executors.newSingleThreadScheduledExecutor(task -> {
          Thread thread = new Thread(task, "heartbeat");
          thread.setDaemon(true);
          return thread;
        });
    long millis = interval.toMillis();
    var beating = heart.scheduleWithFixedDelay(beat, millis, millis, TimeUnit.MILLISECONDS);
    return () -> {
      beating.cancel(false);
      heart.shutdown();
    };
  }
}
