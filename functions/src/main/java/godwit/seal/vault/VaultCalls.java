package godwit.seal.vault;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.http.policy.ExponentialBackoffOptions;
import com.azure.core.http.policy.RequestRetryCondition;
import com.azure.core.http.policy.RetryOptions;
import com.azure.security.keyvault.keys.KeyClientBuilder;
import com.azure.security.keyvault.keys.cryptography.CryptographyClient;
import com.azure.security.keyvault.keys.cryptography.CryptographyClientBuilder;
import com.azure.security.keyvault.keys.cryptography.models.KeyWrapAlgorithm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Requests to a vault through the Azure SDK. Each is done by the vault itself, also the wrapping,
 * so that it logs every use. One that fails is sent again up to three times within about four
 * seconds; a wish to wait longer goes to the caller.
 */
public final class VaultCalls {
  private static final KeyWrapAlgorithm ALGORITHM = KeyWrapAlgorithm.RSA_OAEP_256;
  private static final Duration LONGEST_DELAY = Duration.ofSeconds(2);
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(15);
  private static final Set<Integer> WORTH_ANOTHER_TRY = Set.of(408, 429, 500, 502, 503, 504);

  /**
   * The SDK logs what it throws. Held here, or the logging system may forget the level; what it is
   * told of failures is in our own event.
   */
  private static final Logger SDK_LOG = Logger.getLogger("com.azure.security.keyvault");

  private final HttpClient http;
  private final TokenCredential credential;
  private final Duration firstDelay;

  VaultCalls(HttpClient http, TokenCredential credential, Duration firstDelay) {
    this.http = http;
    this.credential = credential;
    this.firstDelay = firstDelay;
    SDK_LOG.setLevel(Level.OFF);
  }

  /** Calls over the network; asks nothing yet. */
  public static VaultCalls as(TokenCredential credential) {
    HttpClient http =
        new JdkHttpClientBuilder()
            .connectionTimeout(Duration.ofSeconds(10))
            .responseTimeout(ANSWER_WITHIN)
            .readTimeout(ANSWER_WITHIN)
            .build();
    return new VaultCalls(http, credential, Duration.ofMillis(300));
  }

  /** The identifier of the key's newest version. */
  String newest(VaultKeyId key) {
    return new KeyClientBuilder()
        .vaultUrl(key.vault())
        .credential(credential)
        .httpClient(http)
        .retryOptions(retries())
        .buildClient()
        .getKey(key.name())
        .getId();
  }

  byte[] wrap(String version, byte[] dataKey) {
    return client(version).wrapKey(ALGORITHM, dataKey).getEncryptedKey();
  }

  byte[] unwrap(String version, byte[] wrapped) {
    return client(version).unwrapKey(ALGORITHM, wrapped).getKey();
  }

  private CryptographyClient client(String version) {
    return new CryptographyClientBuilder()
        .keyIdentifier(version)
        .credential(credential)
        .httpClient(http)
        .retryOptions(retries())
        .disableKeyCaching()
        .buildClient();
  }

  private RetryOptions retries() {
    var backoff =
        new ExponentialBackoffOptions()
            .setMaxRetries(3)
            .setBaseDelay(firstDelay)
            .setMaxDelay(LONGEST_DELAY);
    return new RetryOptions(backoff).setShouldRetryCondition(VaultCalls::isWorthAnotherTry);
  }

  private static boolean isWorthAnotherTry(RequestRetryCondition last) {
    HttpResponse response = last.getResponse();
    if (response == null) {
      Throwable thrown = last.getThrowable();
      return thrown instanceof IOException
          || thrown instanceof UncheckedIOException
          || thrown instanceof TimeoutException;
    }
    return WORTH_ANOTHER_TRY.contains(response.getStatusCode())
        && VaultErrors.retryAfter(response.getHeaders())
            .map(wish -> wish.compareTo(LONGEST_DELAY) <= 0)
            .orElse(true);
  }
}
