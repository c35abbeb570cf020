package godwit.endpoint;

import java.util.Locale;
import java.util.Optional;

/** How a connection to a source server is protected, in the native service's words. */
public enum Security {
  /** TLS from the first byte, usually port 993. */
  SSL(993),
  /** STARTTLS, required, usually port 143. */
  STARTTLS(143),
  /** No protection; only when asked for by name. */
  NONE(143);

  private final int port;

  Security(int port) {
    this.port = port;
  }

  /** The port where such a server usually listens. */
  public int usualPort() {
    return port;
  }

  /** Reads {@code ssl}, {@code starttls} or {@code tls}, {@code none} in any case. */
  public static Optional<Security> parse(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "ssl" -> Optional.of(SSL);
      case "starttls", "tls" -> Optional.of(STARTTLS);
      case "none" -> Optional.of(NONE);
      default -> Optional.empty();
    };
  }
}
