package godwit.token;

import godwit.endpoint.TokenGrant;
import godwit.failure.AppBlockedException;
import godwit.failure.MigrationException;
import godwit.seal.Secret;

/** Tokens that rows bring with them; asks nobody. */
public final class GivenTokens implements AccessTokens {
  @Override
  public Secret token(TokenRequest request) throws MigrationException {
    if (request.source().grant() != TokenGrant.TOKEN) {
      throw new AppBlockedException("NO_TOKENS", "this part of the app asks nobody for tokens");
    }
    return request.credential();
  }

  @Override
  public void forget(TokenRequest request) {
    // Nothing is kept.
  }
}
