package godwit.relay;

import java.time.Duration;

/** Calls back at intervals while a leg runs. A port: real time in the app, by hand in tests. */
@FunctionalInterface
public interface Heartbeats {
  /** Starts beating; closing the result stops it. */
  Beating start(Duration interval, Runnable beat);

  /** A heart that beats. */
  interface Beating extends AutoCloseable {
    @Override
    void close();
  }
}
