package godwit.intake;

import godwit.endpoint.HostGuard;
import godwit.endpoint.Security;
import godwit.endpoint.SourceEndpoint;
import java.io.ByteArrayInputStream;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/** Checks the fields that name a source server. Finds every fault; asks DNS for the host. */
public final class EndpointReader {
  /** The native service's defaults (New-MigrationEndpoint, Microsoft's KB 10062). */
  static final int USUAL_MIGRATIONS = 20;

  static final int USUAL_SYNCS = 10;
  private static final int MOST = 1_000;

  /**
   * Google locks a user out for up to a day who reads more (support.google.com/a/answer/1071518).
   */
  static final int GMAIL_MEGABYTES_PER_DAY = 2_500;

  private static final Set<String> GMAIL = Set.of("imap.gmail.com", "imap.googlemail.com");
  private static final int MAX_ANCHOR = 32 * 1024;

  private final HostGuard guard;
  private final AccessReader accesses;

  public EndpointReader(HostGuard guard) {
    this.guard = guard;
    this.accesses = new AccessReader(new TokenSourceReader(guard));
  }

  /** How the server's mailboxes are entered, and the secret for it in clear. */
  AccessReader.Read access(Fields fields) {
    return accesses.read(fields);
  }

  /** Fields of {@link #limits}. */
  static final Set<String> LIMITS =
      Set.of(
          "maxConcurrentMigrations",
          "maxConcurrentIncrementalSyncs",
          "maxConnectionsPerUser",
          "maxMegabytesPerDay");

  /** Every field of an endpoint. */
  static final Set<String> KNOWN = known();

  private static Set<String> known() {
    var known = new TreeSet<>(AccessReader.KNOWN);
    known.addAll(LIMITS);
    known.addAll(Set.of("host", "port", "security", "trustAnchor"));
    return Collections.unmodifiableSet(known);
  }

  /** The endpoint with the limits that the fields name; what they do not name stays. */
  static SourceEndpoint limits(Fields fields, SourceEndpoint base) {
    int migrations =
        number(fields, "maxConcurrentMigrations", base.maxConcurrentMigrations(), USUAL_MIGRATIONS);
    int syncs =
        fields.number(
            "maxConcurrentIncrementalSyncs",
            1,
            migrations,
            Math.min(
                migrations,
                fields.otherwise(
                    "maxConcurrentIncrementalSyncs",
                    base.maxConcurrentIncrementalSyncs(),
                    USUAL_SYNCS)));
    int perUser =
        number(
            fields,
            "maxConnectionsPerUser",
            base.maxConnectionsPerUser(),
            SourceEndpoint.USUAL_PER_USER);
    OptionalInt perDay =
        fields.names("maxMegabytesPerDay")
            ? perDay(fields, base.host())
            : base.maxMegabytesPerDay();
    return base.withConcurrency(migrations, syncs)
        .withConnectionsPerUser(perUser)
        .withMegabytesPerDay(perDay);
  }

  private static int number(Fields fields, String field, int stays, int usual) {
    return fields.number(field, 1, MOST, fields.otherwise(field, stays, usual));
  }

  /** The endpoint; empty if a fault in its host stands against it. */
  Optional<SourceEndpoint> read(Fields fields) {
    return read(fields, hostName(fields).flatMap(name -> allowed(fields, name)));
  }

  /** The endpoint, its name not asked for in DNS; empty if it has none that can be a name. */
  Optional<SourceEndpoint> readUnresolved(Fields fields) {
    return read(fields, hostName(fields));
  }

  private static Optional<SourceEndpoint> read(Fields fields, Optional<String> host) {
    Security security = security(fields);
    int port = fields.number("port", 1, 65_535, security.usualPort());
    int migrations = fields.number("maxConcurrentMigrations", 1, MOST, USUAL_MIGRATIONS);
    int syncs =
        fields.number(
            "maxConcurrentIncrementalSyncs", 1, migrations, Math.min(USUAL_SYNCS, migrations));
    int perUser = fields.number("maxConnectionsPerUser", 1, MOST, SourceEndpoint.USUAL_PER_USER);
    Optional<String> anchor = trustAnchor(fields);
    return host.map(name ->
        new SourceEndpoint(name, port, security, anchor, migrations, syncs)
            .withConnectionsPerUser(perUser)
            .withMegabytesPerDay(perDay(fields, name)));
  }

  /** 0 means any amount, which is also usual but for hosts that lock out who reads more. */
  private static OptionalInt perDay(Fields fields, String host) {
    int usual = GMAIL.contains(host.toLowerCase(Locale.ROOT)) ? GMAIL_MEGABYTES_PER_DAY : 0;
    int most = fields.number("maxMegabytesPerDay", 0, 100_000_000, usual);
    return most == 0 ? OptionalInt.empty() : OptionalInt.of(most);
  }

  private static Optional<String> hostName(Fields fields) {
    Optional<String> text = fields.text("host");
    if (text.isEmpty()) {
      fields.missing("host", "Name the source server, such as host=imap.example.com.");
      return Optional.empty();
    }
    Optional<String> name = text.flatMap(EndpointReader::ascii);
    if (name.isEmpty()) {
      fields.invalid("host", "is no host name", "Write it as imap.example.com, without a port.");
    }
    return name;
  }

  private Optional<String> allowed(Fields fields, String name) {
    return switch (guard.judge(name)) {
      case HostGuard.Verdict.Allowed allowed -> Optional.of(name);
      case HostGuard.Verdict.NotFound missing -> {
        fields.invalid(
            "host",
            "names " + name + ", for which DNS has no address",
            "Check its spelling, and that public DNS knows it.");
        yield Optional.empty();
      }
      case HostGuard.Verdict.Refused refused -> {
        fields.invalid(
            "host",
            "names " + name + ", which has an address that is not public",
            "Use the server's public name, or have it allowed in ALLOWED_PRIVATE_HOSTS.");
        yield Optional.empty();
      }
    };
  }

  private static Security security(Fields fields) {
    Optional<String> text = fields.text("security");
    Optional<Security> known = text.flatMap(Security::parse);
    if (text.isPresent() && known.isEmpty()) {
      fields.invalid("security", "is neither ssl, starttls nor none", "Write ssl for port 993.");
    }
    return known.orElse(Security.SSL);
  }

  private static Optional<String> trustAnchor(Fields fields) {
    Optional<String> pem = fields.text("trustAnchor");
    if (pem.isPresent() && !holdsCertificates(pem.get())) {
      fields.invalid(
          "trustAnchor",
          "holds no X.509 certificate in PEM, or has more than 32 KB",
          "Send the server's own root certificate, from -----BEGIN CERTIFICATE----- on.");
    }
    return pem;
  }

  private static boolean holdsCertificates(String pem) {
    if (pem.length() > MAX_ANCHOR) {
      return false;
    }
    try {
      var bytes = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII));
      return !CertificateFactory.getInstance("X.509").generateCertificates(bytes).isEmpty();
    } catch (CertificateException e) {
      return false;
    }
  }

  private static Optional<String> ascii(String host) {
    if (host.matches("[A-Za-z0-9._:-]{1,253}")) {
      return Optional.of(host);
    }
    try {
      return Optional.of(IDN.toASCII(host, IDN.USE_STD3_ASCII_RULES))
          .filter(name -> name.matches("[A-Za-z0-9.-]{1,253}"));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
