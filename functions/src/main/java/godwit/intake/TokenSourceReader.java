package godwit.intake;

import godwit.endpoint.HostGuard;
import godwit.endpoint.TokenGrant;
import godwit.endpoint.TokenSource;
import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;

/** Checks the fields that say where access tokens come from. Asks DNS for the token endpoint. */
final class TokenSourceReader {
  /** Where Google's service accounts get tokens (OAuth 2.0 for server to server applications). */
  static final String GOOGLE = "https://oauth2.googleapis.com/token";

  /** What Gmail's IMAP wants (Gmail: XOAUTH2 mechanism). */
  static final String GMAIL_SCOPE = "https://mail.google.com/";

  static final String NO_KEY = "is no key of a service account";
  static final String SEND_KEY = "Send the JSON file that Google gave, as one text, in the body.";

  private final HostGuard guard;

  TokenSourceReader(HostGuard guard) {
    this.guard = guard;
  }

  /** The token source; empty if a fault stands against it. */
  Optional<TokenSource> read(Fields fields) {
    Optional<String> text = fields.text("tokenGrant");
    Optional<TokenGrant> grant =
        text.isEmpty() ? Optional.of(TokenGrant.TOKEN) : text.flatMap(TokenGrant::parse);
    if (grant.isEmpty()) {
      fields.invalid(
          "tokenGrant",
          "is no way to get tokens",
          "Write token, refreshToken, clientCredentials or serviceAccount.");
      return Optional.empty();
    }
    return switch (grant.get()) {
      case TOKEN -> Optional.of(TokenSource.OF_ROW);
      case REFRESH_TOKEN -> asked(fields, TokenGrant.REFRESH_TOKEN);
      case CLIENT_CREDENTIALS -> {
        require(fields, "oauthClientSecret", "Send the registered app's secret in the body.");
        yield asked(fields, TokenGrant.CLIENT_CREDENTIALS);
      }
      case SERVICE_ACCOUNT -> serviceAccount(fields);
    };
  }

  /** Whether a text looks like the file that Google gives. */
  static boolean isKey(String text) {
    return text.contains("private_key") && text.contains("client_email");
  }

  private Optional<TokenSource> asked(Fields fields, TokenGrant grant) {
    require(fields, "tokenUrl", "Name the token endpoint of whoever issues the tokens.");
    require(fields, "oauthClientId", "Name the registered app.");
    Optional<String> url = fields.text("tokenUrl").flatMap(u -> checked(fields, u));
    return url.map(u ->
        new TokenSource(
            grant,
            u,
            fields.text("oauthClientId").orElse(""),
            fields.text("oauthScope").orElse("")));
  }

  private Optional<TokenSource> serviceAccount(Fields fields) {
    Optional<String> key = fields.text("serviceAccountKey");
    if (key.filter(TokenSourceReader::isKey).isEmpty()) {
      fields.invalid("serviceAccountKey", NO_KEY, SEND_KEY);
    }
    return checked(fields, fields.text("tokenUrl").orElse(GOOGLE))
        .map(url ->
            new TokenSource(
                TokenGrant.SERVICE_ACCOUNT,
                url,
                "",
                fields.text("oauthScope").orElse(GMAIL_SCOPE)));
  }

  private static void require(Fields fields, String field, String advice) {
    if (fields.text(field).isEmpty()) {
      fields.missing(field, advice);
    }
  }

  /** HTTPS to a public host; plain HTTP only to this machine where the deployment allows it. */
  private Optional<String> checked(Fields fields, String text) {
    Optional<URI> url = uri(text);
    boolean open =
        url.map(u ->
                guard.judge(u.getHost()) instanceof HostGuard.Verdict.Allowed allowed
                    && (u.getScheme().equals("https")
                        || allowed.addresses().stream().allMatch(InetAddress::isLoopbackAddress)))
            .orElse(false);
    if (!open) {
      fields.invalid(
          "tokenUrl",
          "is no https address of a public server",
          "Write it as https://login.example.com/oauth2/token.");
      return Optional.empty();
    }
    return Optional.of(text);
  }

  private static Optional<URI> uri(String text) {
    try {
      URI url = URI.create(text);
      boolean whole =
          url.getHost() != null
              && url.getScheme() != null
              && url.getUserInfo() == null
              && url.getScheme().matches("https?");
      return whole ? Optional.of(url) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
