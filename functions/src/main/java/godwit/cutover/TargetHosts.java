package godwit.cutover;

import java.util.List;
import java.util.Set;

/**
 * The hosts that take mail in for Exchange Online.
 *
 * @param named further ones that stand before it, such as a mail filter; lower case
 */
public record TargetHosts(Set<String> named) {
  private static final List<String> EXCHANGE_ONLINE =
      List.of(".mail.protection.outlook.com", ".mx.microsoft", ".mail.protection.office365.us");

  /** No other host stands before it. */
  public static final TargetHosts EXCHANGE_ONLINE_ALONE = new TargetHosts(Set.of());

  public TargetHosts {
    named = Set.copyOf(named);
  }

  /** Whether mail for these MX hosts can only arrive in Exchange Online. */
  boolean areAll(List<String> hosts) {
    return !hosts.isEmpty() && hosts.stream().allMatch(this::isOne);
  }

  private boolean isOne(String host) {
    return EXCHANGE_ONLINE.stream().anyMatch(host::endsWith)
        || named.stream().anyMatch(n -> host.equals(n) || host.endsWith("." + n));
  }
}
