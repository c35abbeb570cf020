package godwit.cutover;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A domain of the batch's target addresses, or one that the caller named.
 *
 * @param mailboxes how many of the batch are in it; none for one that the caller named
 * @param since when its MX records were first seen as they are; empty without an answer
 * @param switched whether all of them are hosts of Exchange Online, or the hosts that the caller
 *     named
 */
public record DomainCutover(
    String domain, int mailboxes, MxAnswer mx, Optional<Instant> since, boolean switched) {
  /** In which every tenant has a domain from the start, of the clouds that take mail in here. */
  private static final List<String> TENANTS = List.of("onmicrosoft.com", "onmicrosoft.us");

  /** Under which of these the domain is; empty for one of the tenant's own. */
  Optional<String> tenants() {
    return TENANTS.stream().filter(tenants -> domain.endsWith("." + tenants)).findFirst();
  }
}
