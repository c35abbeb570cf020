package godwit.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** Words that a caller hands back and must not read meaning into. */
final class Opaque {
  private static final int MAX_TOKEN = 8 * 1024;

  private Opaque() {}

  /** An entity tag (RFC 9110 §8.8.3) for a stored version. */
  static String tag(String version) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(version.getBytes(StandardCharsets.UTF_8));
      return '"'
          + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, 12))
          + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A place to go on from, of parts without zero characters. */
  static String token(List<String> parts) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(String.join("\0", parts).getBytes(StandardCharsets.UTF_8));
  }

  /** The parts of a token; exactly {@code count}. */
  static List<String> parts(String token, int count) throws Refusal {
    if (token.length() <= MAX_TOKEN && token.matches("[A-Za-z0-9_-]*")) {
      try {
        byte[] bytes = Base64.getUrlDecoder().decode(token);
        List<String> parts = List.of(new String(bytes, StandardCharsets.UTF_8).split("\0", -1));
        if (parts.size() == count) {
          return parts;
        }
      } catch (IllegalArgumentException e) {
        throw unknown();
      }
    }
    throw unknown();
  }

  private static Refusal unknown() {
    return Refusal.badRequest("continuation", "\"page\" is none that was given out.");
  }
}
