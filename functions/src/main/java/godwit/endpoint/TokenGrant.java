package godwit.endpoint;

import java.util.Arrays;
import java.util.Optional;

/** Where access tokens for XOAUTH2 and OAUTHBEARER come from. */
public enum TokenGrant {
  /** The row's password is an access token; nobody renews it. */
  TOKEN("token"),
  /** The row's password is a refresh token (RFC 6749 §6). */
  REFRESH_TOKEN("refreshToken"),
  /** The app itself, with a client secret (RFC 6749 §4.4); one token serves all rows. */
  CLIENT_CREDENTIALS("clientCredentials"),
  /** A Google service account with domain-wide delegation signs for each user (RFC 7523). */
  SERVICE_ACCOUNT("serviceAccount");

  private final String word;

  TokenGrant(String word) {
    this.word = word;
  }

  /** As an administrator writes it. */
  public String word() {
    return word;
  }

  /** Whether each row brings a credential of its own. */
  public boolean usesPasswordOfRow() {
    return this == TOKEN || this == REFRESH_TOKEN;
  }

  /** Reads {@link #word} in any case. */
  public static Optional<TokenGrant> parse(String text) {
    return Arrays.stream(values())
        .filter(grant -> grant.word.equalsIgnoreCase(text.strip()))
        .findFirst();
  }
}
