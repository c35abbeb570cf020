package godwit.token;

import godwit.failure.MigrationException;
import godwit.seal.Secret;

/** Gets access tokens, and keeps each while it is good. Safe for use by many threads. */
public interface AccessTokens {
  /**
   * A token that is good for some minutes at least.
   *
   * @throws godwit.failure.MailboxBlockedException if the issuer refuses, with advice
   * @throws godwit.failure.ThrottledException if the issuer asks to come back later
   * @throws godwit.failure.TransientException if the issuer cannot be reached
   */
  Secret token(TokenRequest request) throws MigrationException;

  /** Drops what is kept for a request, as a server did not take it. */
  void forget(TokenRequest request);
}
