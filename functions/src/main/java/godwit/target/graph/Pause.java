package godwit.target.graph;

import java.time.Duration;

/** Waits in the calling thread. Handed in, so that tests do not wait. */
@FunctionalInterface
public interface Pause {
  void pause(Duration duration) throws InterruptedException;
}
