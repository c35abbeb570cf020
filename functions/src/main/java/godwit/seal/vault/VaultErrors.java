package godwit.seal.vault;

import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.BinaryData;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import godwit.azure.AzureHttp;
import godwit.failure.AppBlockedException;
import godwit.failure.MigrationException;
import godwit.failure.ThrottledException;
import godwit.failure.TransientException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/**
 * What a vault's errors mean: by status and code, never by message text (Key Vault: authentication,
 * requests and responses; REST API error codes).
 */
final class VaultErrors {
  /** How long to leave a busy vault alone that names no time itself. */
  static final Duration USUAL_PAUSE = Duration.ofSeconds(10);

  private static final ObjectMapper JSON = new ObjectMapper();

  private VaultErrors() {}

  /**
   * Translates what the SDK threw.
   *
   * @throws RuntimeException {@code thrown} itself if neither vault, network nor identity is to
   *     blame
   */
  static MigrationException translate(RuntimeException thrown, String verb) {
    String tried = "tried to " + verb + ": ";
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof ClientAuthenticationException) {
        return unauthenticated(tried);
      }
      if (cause instanceof HttpResponseException e && e.getResponse() != null) {
        HttpResponse answer = e.getResponse();
        return answered(
            answer.getStatusCode(), code(answer), AzureHttp.retryAfter(answer.getHeaders()), tried);
      }
      if (cause instanceof IOException || cause instanceof TimeoutException) {
        return new TransientException(
            "VaultUnreachable",
            tried
                + "the vault did not answer; check that it exists, and that its network rules and"
                + " private endpoints let the app in",
            cause);
      }
    }
    throw thrown;
  }

  private static MigrationException answered(
      int status, String code, Optional<Duration> retryAfter, String tried) {
    String shown = code.isEmpty() ? "HTTP " + status : code;
    String answer = tried + "the vault answered " + status + " " + shown;
    return switch (status) {
      case 400 -> broken(tried, shown);
      case 401 -> unauthenticated(tried);
      case 403 -> new AppBlockedException(shown, answer + "; " + forbidden(code));
      case 404 -> new AppBlockedException("SealingKeyGone", answer + GONE);
      case 429, 503 -> new ThrottledException(shown, answer, retryAfter.orElse(USUAL_PAUSE));
      default -> new TransientException(shown, answer);
    };
  }

  private static final String GONE =
      "; the key, or this version of it, was deleted: recover it with az keyvault key recover while"
          + " the vault's retention lasts; once it is purged, passwords sealed under it are lost:"
          + " delete the batch and make it again";

  private static String forbidden(String code) {
    return switch (code) {
      case "ForbiddenByFirewall", "ForbiddenByConnection" ->
          "the vault's network rules do not admit the app: let its subnet in, or give the vault a"
              + " private endpoint in its network";
      case "KeyDisabled", "KeyNotYetValid", "KeyExpired" ->
          "enable this version of the key in the vault, and set its dates so that it is valid";
      default ->
          "give the app's identity the role Key Vault Crypto Service Encryption User on the key"
              + " (bicep/modules/vault.bicep does); a new assignment takes some minutes to work,"
              + " and see that the key is enabled";
    };
  }

  /** A wrapped key that the vault does not take. */
  static AppBlockedException broken(String version) {
    return broken("tried to unwrap a batch's key with " + version + ": ", "it is no wrapped key");
  }

  private static AppBlockedException broken(String tried, String why) {
    return new AppBlockedException(
        "WrappedKeyBroken",
        tried
            + why
            + "; it was changed in storage: find out who changed the table, then delete the batch"
            + " and make it again");
  }

  private static AppBlockedException unauthenticated(String tried) {
    return new AppBlockedException(
        "VaultUnauthenticated",
        tried
            + "the vault does not know the app's identity; check that AZURE_CLIENT_ID is the client"
            + " id of the identity that the app has, and that the vault is of the same tenant");
  }

  /** The innermost code of an error; only words, since messages quote names and addresses. */
  private static String code(HttpResponse answer) {
    BinaryData body = answer.getBodyAsBinaryData();
    if (body == null) {
      return "";
    }
    try {
      JsonNode error = JSON.readTree(body.toBytes()).path("error");
      String code = error.at("/innererror/code").asText(error.path("code").asText());
      return code.matches("[A-Za-z]{1,40}") ? code : "";
    } catch (IOException e) {
      // A proxy's page, for example.
      return "";
    }
  }
}
