package godwit.hook;

import godwit.seal.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Proves that a delivery comes from this app and is not an old one sent again: HMAC-SHA256 (RFC
 * 2104) over the time of sending, a dot, and the body.
 */
public final class HookSignature {
  /** Header with the seconds since 1970 at which it was sent. */
  public static final String TIMESTAMP = "Godwit-Timestamp";

  /** Header with {@code v1=} and the signature in hexadecimal. */
  public static final String SIGNATURE = "Godwit-Signature";

  /** Header with the event's id, the same for each delivery of one event. */
  public static final String EVENT_ID = "Godwit-Event-Id";

  private HookSignature() {}

  /** The value of {@link #SIGNATURE}. */
  public static String of(Secret secret, Instant sent, String body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      String signed = sent.getEpochSecond() + "." + body;
      return "v1=" + HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
    }
  }
}
