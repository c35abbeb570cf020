package godwit.token.http;

import com.fasterxml.jackson.databind.JsonNode;
import godwit.endpoint.TokenGrant;
import godwit.failure.MailboxBlockedException;
import godwit.failure.MigrationException;
import godwit.failure.ThrottledException;
import godwit.failure.TransientException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import okhttp3.Response;

/** What follows from a token endpoint's refusal, by status and error code (RFC 6749 §5.2). */
final class TokenErrors {
  private static final Duration USUAL_WAIT = Duration.ofMinutes(1);

  private TokenErrors() {}

  static MigrationException refused(
      Response answer, Optional<JsonNode> json, String host, TokenGrant grant) {
    String error = json.map(j -> j.path("error").asText()).orElse("");
    // Only a word: descriptions of errors may quote names and secrets.
    String code = error.matches("[a-z_]{1,40}") ? error : "HTTP " + answer.code();
    String tried = "tried to get an access token at " + host + ": it answered " + code;
    if (answer.code() == 429 || answer.code() == 503) {
      return new ThrottledException("TOKEN_THROTTLED", tried, wait(answer));
    }
    if (answer.code() >= 500) {
      return new TransientException("TOKEN_ENDPOINT_FAILED", tried);
    }
    return new MailboxBlockedException(
        "TOKEN_" + code.toUpperCase(Locale.ROOT).replace(' ', '_'),
        tried + "; " + advice(error, grant));
  }

  private static String advice(String error, TokenGrant grant) {
    return switch (error) {
      case "invalid_grant" -> ungranted(grant);
      case "invalid_client" ->
          "check oauthClientId and oauthClientSecret; a new secret goes to PATCH of the batch as"
              + " oauthClientSecret, or to PUT of the endpoint that it names";
      case "unauthorized_client", "access_denied" ->
          "the administrator has not allowed this app to act for users: for Google grant the"
              + " service account domain-wide delegation with the scope https://mail.google.com/,"
              + " for Microsoft consent to the permission IMAP.AccessAsApp";
      case "invalid_scope" -> "check oauthScope";
      default -> "check tokenUrl, tokenGrant and what the app is registered for";
    };
  }

  private static String ungranted(TokenGrant grant) {
    return switch (grant) {
      case SERVICE_ACCOUNT ->
          "the user is unknown there, or the service account's key is no longer valid: check the"
              + " user name; a new key goes to PATCH of the batch as serviceAccountKey, or to PUT"
              + " of the endpoint that it names";
      case REFRESH_TOKEN ->
          "the refresh token has expired or was withdrawn, or the user is unknown there: let the"
              + " user consent anew, or check the user name; a new refresh token goes to PUT"
              + " /api/batches/{batch}/mailboxes/{address}/credentials as password";
      case CLIENT_CREDENTIALS, TOKEN ->
          "it grants this app nothing: check tokenUrl, oauthClientId and oauthScope";
    };
  }

  private static Duration wait(Response answer) {
    String seconds = answer.header("Retry-After", "");
    return seconds != null && seconds.matches("\\d{1,5}")
        ? Duration.ofSeconds(Math.max(1, Long.parseLong(seconds)))
        : USUAL_WAIT;
  }
}
