package godwit.target.graph;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Asks on every request for identities that survive a move within the mailbox (Graph: Obtain
 * immutable identifiers for Outlook resources).
 */
final class ImmutableIds implements Interceptor {
  @Override
  public Response intercept(Chain chain) throws IOException {
    return chain.proceed(
        chain.request().newBuilder().header("Prefer", "IdType=\"ImmutableId\"").build());
  }
}
