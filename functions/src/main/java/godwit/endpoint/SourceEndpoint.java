package godwit.endpoint;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A source server and what it may be asked to bear.
 *
 * @param name under which it is kept for many batches; absent if a batch described it itself
 * @param host DNS name or address
 * @param port 1 to 65535
 * @param security how connections are protected
 * @param trustAnchor PEM of certificates to trust besides the usual ones, if the server has its own
 * @param maxConcurrentMigrations mailboxes in their initial copy at once, 1 to 1000
 * @param maxConcurrentIncrementalSyncs mailboxes in an incremental round at once, 1 to the former
 * @param maxConnectionsPerUser mailboxes at once that log in as the same user, 1 to 1000
 * @param maxMegabytesPerDay most that is read of one mailbox in a day, in millions of bytes, at
 *     least 1; unbounded if absent
 * @param access how its mailboxes are entered and read
 */
public record SourceEndpoint(
    Optional<EndpointName> name,
    String host,
    int port,
    Security security,
    Optional<String> trustAnchor,
    int maxConcurrentMigrations,
    int maxConcurrentIncrementalSyncs,
    int maxConnectionsPerUser,
    OptionalInt maxMegabytesPerDay,
    SourceAccess access) {
  /** What Courier allows from one address, and less than others do. */
  public static final int USUAL_PER_USER = 4;

  /**
   * A server that is entered with name and password, of which any amount may be read, and 4
   * mailboxes at once as the same user.
   */
  public SourceEndpoint(
      String host,
      int port,
      Security security,
      Optional<String> trustAnchor,
      int maxConcurrentMigrations,
      int maxConcurrentIncrementalSyncs) {
    this(
        Optional.empty(),
        host,
        port,
        security,
        trustAnchor,
        maxConcurrentMigrations,
        maxConcurrentIncrementalSyncs,
        USUAL_PER_USER,
        OptionalInt.empty(),
        SourceAccess.USUAL);
  }

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
    if (maxConnectionsPerUser < 1 || maxConnectionsPerUser > 1000) {
      throw new IllegalArgumentException(
          "maxConnectionsPerUser " + maxConnectionsPerUser + " is not 1 to 1000");
    }
    if (maxMegabytesPerDay.isPresent() && maxMegabytesPerDay.getAsInt() < 1) {
      throw new IllegalArgumentException("maxMegabytesPerDay below 1");
    }
  }

  /** The same, with so many mailboxes at once. */
  public SourceEndpoint withConcurrency(int migrations, int incrementalSyncs) {
    return bounded(
        trustAnchor, migrations, incrementalSyncs, maxConnectionsPerUser, maxMegabytesPerDay);
  }

  /** The same, with so many connections at once for one user. */
  public SourceEndpoint withConnectionsPerUser(int most) {
    return bounded(
        trustAnchor,
        maxConcurrentMigrations,
        maxConcurrentIncrementalSyncs,
        most,
        maxMegabytesPerDay);
  }

  /** The same, of which so much may be read of one mailbox in a day. */
  public SourceEndpoint withMegabytesPerDay(OptionalInt most) {
    return bounded(
        trustAnchor,
        maxConcurrentMigrations,
        maxConcurrentIncrementalSyncs,
        maxConnectionsPerUser,
        most);
  }

  /** Limits and trust anchor of another, the rest as it is. */
  public SourceEndpoint bounded(SourceEndpoint by) {
    return bounded(
        by.trustAnchor,
        by.maxConcurrentMigrations,
        by.maxConcurrentIncrementalSyncs,
        by.maxConnectionsPerUser,
        by.maxMegabytesPerDay);
  }

  private SourceEndpoint bounded(
      Optional<String> anchor,
      int migrations,
      int incrementalSyncs,
      int perUser,
      OptionalInt megabytes) {
    return new SourceEndpoint(
        name,
        host,
        port,
        security,
        anchor,
        migrations,
        incrementalSyncs,
        perUser,
        megabytes,
        access);
  }

  /** The same server, entered otherwise. */
  public SourceEndpoint withAccess(SourceAccess other) {
    return known(name, other);
  }

  /** The same, kept under a name. */
  public SourceEndpoint withName(EndpointName kept) {
    return known(Optional.of(kept), access);
  }

  private SourceEndpoint known(Optional<EndpointName> by, SourceAccess entered) {
    return new SourceEndpoint(
        by,
        host,
        port,
        security,
        trustAnchor,
        maxConcurrentMigrations,
        maxConcurrentIncrementalSyncs,
        maxConnectionsPerUser,
        maxMegabytesPerDay,
        entered);
  }

  /**
   * Whether mailboxes are found and entered in the same way: host, port, security, and all of the
   * access but the value of its secret.
   */
  public boolean isEnteredAs(SourceEndpoint other) {
    return key().equals(other.key())
        && security == other.security
        && access.isFormedAs(other.access);
  }

  /** Whether it is kept under this name. */
  public boolean isNamed(EndpointName other) {
    return name.filter(own -> own.key().equals(other.key())).isPresent();
  }

  public EndpointKey key() {
    return EndpointKey.of(host, port);
  }
}
