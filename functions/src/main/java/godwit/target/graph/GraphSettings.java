package godwit.target.graph;

import godwit.pace.PaceLimits;
import godwit.target.TargetLimits;
import java.net.URI;
import java.time.Duration;
import java.util.Set;

/**
 * Where Graph is and what it takes.
 *
 * @param baseUrl root of the version, such as {@code https://graph.microsoft.com/v1.0}; https, or
 *     http on loopback
 * @param timeouts how long one request may take
 * @param messageBytes largest message that the mailboxes take
 * @param pace what each mailbox grants
 * @param longestWait a wish to slow down up to this long is granted while a message is half
 *     uploaded; a longer one ends the delivery
 * @param tenant in what the tenant differs from what is assumed
 */
public record GraphSettings(
    URI baseUrl,
    Timeouts timeouts,
    long messageBytes,
    PaceLimits pace,
    Duration longestWait,
    Tenant tenant) {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  public GraphSettings {
    boolean local = LOOPBACK.contains(String.valueOf(baseUrl.getHost()));
    boolean secure = "https".equals(baseUrl.getScheme());
    if (baseUrl.getHost() == null || !(secure || (local && "http".equals(baseUrl.getScheme())))) {
      throw new IllegalArgumentException("Graph is reached by https only, not by " + baseUrl);
    }
    if (longestWait.isNegative()) {
      throw new IllegalArgumentException("negative wait: " + longestWait);
    }
  }

  /**
   * The public cloud with Exchange's own limits per mailbox (Graph: Outlook service limits) and 150
   * MB, the most that an administrator can allow for a message.
   */
  public static GraphSettings at(URI baseUrl) {
    return new GraphSettings(
        baseUrl,
        new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(100), Duration.ofMinutes(3)),
        150L * 1024 * 1024,
        PaceLimits.usual(),
        Duration.ofSeconds(10),
        Tenant.ASSUMED);
  }

  /** The same for a tenant that differs. */
  public GraphSettings with(Tenant other) {
    return new GraphSettings(baseUrl, timeouts, messageBytes, pace, longestWait, other);
  }

  TargetLimits limits() {
    return new TargetLimits(messageBytes, pace.concurrentRequests());
  }

  String host() {
    return String.valueOf(baseUrl.getHost());
  }

  /**
   * What a token is asked for: everything that was granted for this Graph (national clouds too).
   */
  String scope() {
    String host = LOOPBACK.contains(host()) ? "graph.microsoft.com" : host();
    return "https://" + host + "/.default";
  }

  /**
   * How long one request may take.
   *
   * @param connect for the connection alone
   * @param answer silence on the line, either way
   * @param call everything together
   */
  public record Timeouts(Duration connect, Duration answer, Duration call) {}
}
