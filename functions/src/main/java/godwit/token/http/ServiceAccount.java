package godwit.token.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.endpoint.TokenSource;
import godwit.failure.MailboxBlockedException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * A Google service account's key: signs assertions in a user's name (Google: OAuth 2.0 for server
 * to server applications; RFC 7523).
 */
record ServiceAccount(String email, String keyId, PrivateKey key) {
  /** Google takes none that lasts longer. */
  private static final Duration LIFE = Duration.ofHours(1);

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Reads the JSON file that Google gives. */
  static ServiceAccount parse(String json) throws MailboxBlockedException {
    try {
      JsonNode file = JSON.readTree(json);
      String pem = file.path("private_key").asText();
      byte[] der =
          Base64.getMimeDecoder().decode(pem.replaceAll("-----(BEGIN|END) PRIVATE KEY-----", ""));
      PrivateKey key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
      return new ServiceAccount(
          file.path("client_email").asText(), file.path("private_key_id").asText(), key);
    } catch (JsonProcessingException | GeneralSecurityException | IllegalArgumentException e) {
      // Not as a cause: parsers quote what they read.
      throw new MailboxBlockedException(
          "SERVICE_ACCOUNT_KEY",
          "the service account's key cannot be read; send the JSON file that Google gave anew");
    }
  }

  /** A signed statement that this account acts for {@code user}. */
  String assertion(TokenSource source, String user, Instant now) {
    ObjectNode header = object().put("alg", "RS256").put("typ", "JWT").put("kid", keyId);
    ObjectNode claims =
        object()
            .put("iss", email)
            .put("sub", user)
            .put("scope", source.scope())
            .put("aud", source.url())
            .put("iat", now.getEpochSecond())
            .put("exp", now.plus(LIFE).getEpochSecond());
    String signed = encoded(header.toString()) + "." + encoded(claims.toString());
    return signed + "." + signature(signed);
  }

  private String signature(String text) {
    try {
      var rs256 = Signature.getInstance("SHA256withRSA");
      rs256.initSign(key);
      rs256.update(text.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(rs256.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot sign with RSA", e);
    }
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static String encoded(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Shows no key. */
  @Override
  public String toString() {
    return "ServiceAccount[hidden]";
  }
}
