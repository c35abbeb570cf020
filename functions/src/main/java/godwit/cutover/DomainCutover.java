package godwit.cutover;

import java.time.Instant;
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
  /** What every tenant has from the start. */
  static final String TENANTS = "onmicrosoft.com";

  boolean isTenants() {
    return domain.endsWith("." + TENANTS);
  }
}
