package godwit.endpoint;

import java.util.Optional;

/**
 * A source server and what it may be asked to bear.
 *
 * @param host DNS name or address
 * @param port 1 to 65535
 * @param security how connections are protected
 * @param trustAnchor PEM of certificates to trust besides the usual ones, if the server has its own
 * @param maxConcurrentMigrations mailboxes in their initial copy at once, 1 to 1000
 * @param maxConcurrentIncrementalSyncs mailboxes in an incremental round at once, 1 to the former
 * @param access how its mailboxes are entered and read
 */
public record SourceEndpoint(
    String host,
    int port,
    Security security,
    Optional<String> trustAnchor,
    int maxConcurrentMigrations,
    int maxConcurrentIncrementalSyncs,
    SourceAccess access) {
  public SourceEndpoint {
    if (host.isBlank() || host.length() > 253) {
      throw new IllegalArgumentException("host is empty or longer than 253 characters");
    }
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("port " + port + " is not 1 to 65535");
    }
    if (maxConcurrentMigrations < 1 || maxConcurrentMigrations > 1000) {
      throw new IllegalArgumentException(
          "maxConcurrentMigrations " + maxConcurrentMigrations + " is not 1 to 1000");
    }
    if (maxConcurrentIncrementalSyncs < 1
        || maxConcurrentIncrementalSyncs > maxConcurrentMigrations) {
      throw new IllegalArgumentException(
          "maxConcurrentIncrementalSyncs "
              + maxConcurrentIncrementalSyncs
              + " is not 1 to maxConcurrentMigrations");
    }
  }

  /** A server that is entered with name and password. */
  public SourceEndpoint(
      String host,
      int port,
      Security security,
      Optional<String> trustAnchor,
      int maxConcurrentMigrations,
      int maxConcurrentIncrementalSyncs) {
    this(
        host,
        port,
        security,
        trustAnchor,
        maxConcurrentMigrations,
        maxConcurrentIncrementalSyncs,
        SourceAccess.USUAL);
  }

  /** The same server, entered otherwise. */
  public SourceEndpoint withAccess(SourceAccess other) {
    return new SourceEndpoint(
        host,
        port,
        security,
        trustAnchor,
        maxConcurrentMigrations,
        maxConcurrentIncrementalSyncs,
        other);
  }

  public EndpointKey key() {
    return EndpointKey.of(host, port);
  }
}
