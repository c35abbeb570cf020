package godwit.local.host;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What a trigger host is started with.
 *
 * @param app staged function app: the folder with host.json
 * @param data where the host keeps timer status; one host at a time
 * @param port TCP port on the loopback interface, 0 for any free one
 * @param keys keys that callers must send
 * @param settings values for {@code %NAME%} and connections
 * @param pace how quickly queues are polled and locks run out
 */
public record HostOptions(Path app, Path data, int port, Keys keys, Settings settings, Pace pace) {
  public HostOptions {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("not a port: " + port);
    }
  }

  /**
   * Two times in which one machine differs from Azure.
   *
   * @param longestPoll most that an idle queue waits for its next poll, at least 100 ms;
   *     host.json's maxPollingInterval still holds where it is shorter
   * @param queueLock how long a received message stays hidden; 10 min in Azure, renewed at half
   *     time. After a kill it is what a message waits before it comes back
   */
  public record Pace(Duration longestPoll, Duration queueLock) {
    /** Polls at least each second, locks as Azure does. */
    public static final Pace LOCAL = new Pace(Duration.ofSeconds(1), Duration.ofMinutes(10));

    public Pace {
      if (longestPoll.compareTo(Duration.ofMillis(100)) < 0) {
        throw new IllegalArgumentException("polls too often: " + longestPoll);
      }
      if (queueLock.compareTo(Duration.ofSeconds(1)) < 0) {
        throw new IllegalArgumentException("lock too short: " + queueLock);
      }
    }
  }
}
