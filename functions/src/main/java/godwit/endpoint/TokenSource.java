package godwit.endpoint;

/**
 * How access tokens are asked for.
 *
 * @param url token endpoint (RFC 6749 §3.2); empty for {@link TokenGrant#TOKEN}
 * @param clientId of the registered app; empty where the grant needs none
 * @param scope words separated by spaces, may be empty
 */
public record TokenSource(TokenGrant grant, String url, String clientId, String scope) {
  /** The row's password is the access token. */
  public static final TokenSource OF_ROW = new TokenSource(TokenGrant.TOKEN, "", "", "");
}
