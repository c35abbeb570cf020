package godwit.local.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Decides what a missing server means for the tests that need it: a visible skip on a developer's
 * machine, a failure where {@code CI} is {@code true}.
 */
public final class Servers {
  private Servers() {}

  /** Goes on where Azurite can run. */
  public static void requireAzurite() {
    requireOrSkip(AzuriteServer.isAvailable(), "Azurite needs Node: install Node 20 or newer");
  }

  /** Goes on where Dovecot can run. */
  public static void requireDovecot() {
    requireOrSkip(
        DovecotServer.isAvailable(),
        "Dovecot 2.3 and openssl are needed: install dovecot-imapd (Debian, Ubuntu)");
  }

  /** Goes on where Courier can run. */
  public static void requireCourier() {
    requireOrSkip(
        CourierServer.isAvailable(),
        "Courier is needed: run .ci/imap-servers, and the tests as root (Debian, Ubuntu)");
  }

  /** Goes on where Cyrus can run. */
  public static void requireCyrus() {
    requireOrSkip(
        CyrusServer.isAvailable(),
        "Cyrus is needed: run .ci/imap-servers, and the tests as root (Debian, Ubuntu)");
  }

  /** Goes on where {@code isThere}; {@code reason} says what is missing and how to get it. */
  public static void requireOrSkip(boolean isThere, String reason) {
    if ("true".equals(System.getenv("CI"))) {
      assertThat(isThere).as("with CI=true no server test is skipped: %s", reason).isTrue();
    } else {
      assumeTrue(isThere, reason);
    }
  }
}
