package godwit.local.host.http;

import godwit.local.host.Keys;
import godwit.local.host.app.HttpRequestData;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;

/** Whether a caller may have what it asks for, by the key it sent. */
final class KeyCheck {
  private final Keys keys;

  KeyCheck(Keys keys) {
    this.keys = keys;
  }

  /**
   * Checks the key of {@code x-functions-key}, or of {@code code} where that header is absent.
   *
   * @param level anonymous, function or admin, in any case; function where it is empty
   */
  boolean allows(HttpRequestData request, String level) {
    Optional<String> sent =
        Optional.ofNullable(request.headers().get("x-functions-key"))
            .or(() -> Optional.ofNullable(request.query().get("code")));
    return switch (level.toLowerCase(Locale.ROOT)) {
      case "anonymous" -> true;
      case "", "function" -> sent.filter(k -> same(k, keys.function()) || isMaster(k)).isPresent();
      case "admin" -> sent.filter(this::isMaster).isPresent();
      default -> throw new IllegalArgumentException("no such authLevel: " + level);
    };
  }

  private boolean isMaster(String key) {
    return same(key, keys.master());
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
