package godwit.target.graph;

import com.azure.core.exception.ClientAuthenticationException;
import com.microsoft.kiota.authentication.AccessTokenProvider;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Signs every request with a token of Kiota's provider, which gives none to a host outside its
 * allow list. A 401 is answered once with a new token, for which the claims of the challenge are
 * handed on (continuous access evaluation); the refused request was not carried out, so this
 * re-send is safe.
 */
final class BearerToken implements Interceptor {
  private static final Pattern CLAIMS = Pattern.compile("claims=\"([^\"]+)\"");

  private final AccessTokenProvider tokens;

  BearerToken(AccessTokenProvider tokens) {
    this.tokens = tokens;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response first = chain.proceed(signed(chain.request(), new HashMap<>()));
    if (first.code() != 401) {
      return first;
    }
    Map<String, Object> challenge = new HashMap<>();
    claims(first).ifPresent(claims -> challenge.put("claims", claims));
    first.close();
    return chain.proceed(signed(chain.request(), challenge));
  }

  private Request signed(Request request, Map<String, Object> challenge) throws IOException {
    String token;
    try {
      token = tokens.getAuthorizationToken(request.url().uri(), challenge);
    } catch (ClientAuthenticationException refused) {
      // Its message may repeat what the credential was made of; its type says enough.
      throw new GraphFaultException(GraphFault.of(401, refused.getClass().getSimpleName()));
    }
    if (token.isEmpty()) {
      throw new GraphFaultException(GraphFault.of(401, "HostNotAllowed"));
    }
    return request.newBuilder().header("Authorization", "Bearer " + token).build();
  }

  private static Optional<String> claims(Response response) {
    return response.headers("WWW-Authenticate").stream()
        .map(CLAIMS::matcher)
        .filter(Matcher::find)
        .map(matcher -> matcher.group(1))
        .findFirst();
  }
}
