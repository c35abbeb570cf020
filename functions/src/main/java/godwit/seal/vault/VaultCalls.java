package godwit.seal.vault;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.security.keyvault.keys.KeyClientBuilder;
import com.azure.security.keyvault.keys.cryptography.CryptographyClient;
import com.azure.security.keyvault.keys.cryptography.CryptographyClientBuilder;
import com.azure.security.keyvault.keys.cryptography.models.KeyWrapAlgorithm;
import godwit.azure.AzureHttp;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Requests to a vault through the Azure SDK. Each is done by the vault itself, also the wrapping,
 * so that it logs every use. One that fails is sent again as {@link AzureHttp} says.
 */
public final class VaultCalls {
  private static final KeyWrapAlgorithm ALGORITHM = KeyWrapAlgorithm.RSA_OAEP_256;
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(15);

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
    return new VaultCalls(AzureHttp.client(ANSWER_WITHIN), credential, AzureHttp.FIRST_DELAY);
  }

  /** The identifier of the key's newest version. */
  String newest(VaultKeyId key) {
    return new KeyClientBuilder()
        .vaultUrl(key.vault())
        .credential(credential)
        .httpClient(http)
        .retryOptions(AzureHttp.retries(firstDelay))
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
        .retryOptions(AzureHttp.retries(firstDelay))
        .disableKeyCaching()
        .buildClient();
  }
}
