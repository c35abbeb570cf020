package godwit.endpoint;

import godwit.failure.MailboxBlockedException;
import godwit.failure.MigrationException;
import godwit.failure.TransientException;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps callers from making the app connect to itself, its neighbours or the platform's metadata.
 * Asked twice: when a batch is made, and by the worker each time before it connects, as a name may
 * point elsewhere by then. The worker connects to the addresses it is given here, not to the name.
 * Safe for use by many threads.
 */
public final class HostGuard {
  private final HostResolver resolver;
  private final Set<String> allowedNames;
  private final List<AddressRange> allowedRanges;

  /**
   * @param allowedPrivateHosts host names, addresses and ranges such as {@code 10.1.0.0/16} that
   *     are allowed although not public
   */
  public HostGuard(HostResolver resolver, Set<String> allowedPrivateHosts) {
    this.resolver = resolver;
    this.allowedNames =
        allowedPrivateHosts.stream().map(HostGuard::key).collect(Collectors.toUnmodifiableSet());
    this.allowedRanges =
        allowedNames.stream().flatMap(text -> AddressRange.parse(text).stream()).toList();
  }

  /** Says whether the host may be connected to. Asks DNS. */
  public Verdict judge(String host) {
    List<InetAddress> addresses = resolver.resolve(host);
    if (addresses.isEmpty()) {
      return new Verdict.NotFound();
    }
    boolean allowed = allowedNames.contains(key(host)) || addresses.stream().allMatch(this::open);
    return allowed ? new Verdict.Allowed(addresses) : new Verdict.Refused();
  }

  /**
   * The addresses of a host that may be connected to.
   *
   * @throws MailboxBlockedException if the host is not allowed
   * @throws TransientException if it has no address now
   */
  public List<InetAddress> check(String host) throws MigrationException {
    return switch (judge(host)) {
      case Verdict.Allowed allowed -> allowed.addresses();
      case Verdict.Refused refused ->
          throw new MailboxBlockedException(
              "HostNotAllowed",
              "the source server "
                  + host
                  + " has an address that is not public; an administrator of this app can allow it"
                  + " in ALLOWED_PRIVATE_HOSTS");
      case Verdict.NotFound missing ->
          throw new TransientException("HostNotFound", "DNS has no address for " + host);
    };
  }

  private boolean open(InetAddress address) {
    return !SpecialAddresses.hold(address)
        || allowedRanges.stream().anyMatch(range -> range.holds(address));
  }

  private static String key(String host) {
    String name = host.strip().toLowerCase(Locale.ROOT);
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  /** What the guard says of a host. */
  public sealed interface Verdict {
    /**
     * May be connected to.
     *
     * @param addresses at least one, in the resolver's order
     */
    record Allowed(List<InetAddress> addresses) implements Verdict {
      public Allowed {
        addresses = List.copyOf(addresses);
      }
    }

    /** One of its addresses is not public and not allowed. */
    record Refused() implements Verdict {}

    /** It has no address. */
    record NotFound() implements Verdict {}
  }
}
