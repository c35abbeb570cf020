package godwit.endpoint;

import java.util.Locale;

/**
 * Identity of a source server: all batches that name the same host and port share its limits.
 *
 * @param value {@code host:port}, host in lower case
 */
public record EndpointKey(String value) {
  public static EndpointKey of(String host, int port) {
    return new EndpointKey(host.toLowerCase(Locale.ROOT) + ":" + port);
  }
}
