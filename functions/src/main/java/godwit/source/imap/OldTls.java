package godwit.source.imap;

import java.security.Security;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * TLS 1.0 and 1.1, which Java has switched off for the whole process. What is allowed here is still
 * used by none but the endpoints that ask for it: every other connection names its versions.
 */
public final class OldTls {
  private static final String DISABLED = "jdk.tls.disabledAlgorithms";
  private static final Set<String> OLD = Set.of("TLSv1", "TLSv1.1");

  private OldTls() {}

  /** Lets Java speak them; has an effect only before the first TLS connection of the process. */
  public static void allow() {
    Security.setProperty(DISABLED, without(Security.getProperty(DISABLED)));
  }

  /** The list of disabled algorithms without the old versions of TLS. */
  static String without(String disabled) {
    return Arrays.stream(disabled.split(","))
        .map(String::strip)
        .filter(algorithm -> !OLD.contains(algorithm))
        .collect(Collectors.joining(", "));
  }
}
