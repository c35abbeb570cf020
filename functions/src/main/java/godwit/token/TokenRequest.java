package godwit.token;

import godwit.endpoint.TokenSource;
import godwit.seal.Secret;
import java.util.Optional;

/**
 * Whose token is wanted, and what speaks for it.
 *
 * @param user whose mailbox it opens, an address
 * @param credential of the row: a token or refresh token; may be empty
 * @param clientSecret of the endpoint: a client secret or a service account's key
 */
public record TokenRequest(
    TokenSource source, String user, Secret credential, Optional<Secret> clientSecret) {
  /** Shows no user. */
  @Override
  public String toString() {
    return "TokenRequest[" + source.grant() + "]";
  }
}
