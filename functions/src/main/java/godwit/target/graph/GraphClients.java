package godwit.target.graph;

import com.azure.core.credential.TokenCredential;
import com.microsoft.graph.core.requests.BaseGraphRequestAdapter;
import com.microsoft.graph.core.requests.GraphClientFactory;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.authentication.AnonymousAuthenticationProvider;
import com.microsoft.kiota.authentication.AzureIdentityAccessTokenProvider;
import com.microsoft.kiota.http.middleware.HeadersInspectionHandler;
import com.microsoft.kiota.http.middleware.ParametersNameDecodingHandler;
import com.microsoft.kiota.http.middleware.UserAgentHandler;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;

/**
 * The clients that requests are sent with; safe for use by many threads.
 *
 * @param graph the Graph SDK over {@code http}
 * @param http signs, never re-sends
 * @param uploads for addresses that carry their own permission: does not sign, never re-sends
 * @param baseUrl root of Graph's version, without a slash at its end
 */
record GraphClients(
    GraphServiceClient graph, OkHttpClient http, OkHttpClient uploads, String baseUrl) {
  private static final int IDLE_CONNECTIONS = 64;
  // Shorter than any front end keeps them, so that a request seldom meets one that was just closed.
  private static final int IDLE_SECONDS = 30;

  static GraphClients make(GraphSettings settings, TokenCredential credential, Clock clock) {
    var tokens =
        new AzureIdentityAccessTokenProvider(
            credential, new String[] {settings.host()}, settings.scope());
    // The list is explicit: the SDK's own would re-send a create on 429, 503 and 504.
    List<Interceptor> chain =
        List.of(
            new UserAgentHandler(),
            new ParametersNameDecodingHandler(),
            new HeadersInspectionHandler(),
            new ImmutableIds(),
            new RefusedAnswers(clock),
            new OneShotBody(),
            new BearerToken(tokens));
    OkHttpClient http = quiet(GraphClientFactory.create(chain), settings).build();
    OkHttpClient uploads =
        quiet(new OkHttpClient.Builder(), settings)
            .connectionPool(http.connectionPool())
            .addInterceptor(new RefusedAnswers(clock))
            .addInterceptor(new OneShotBody())
            .build();
    String baseUrl = settings.baseUrl().toString().replaceAll("/+$", "");
    // Signing is the interceptor's work, so that both ways to send do it alike.
    var adapter = new BaseGraphRequestAdapter(new AnonymousAuthenticationProvider(), baseUrl, http);
    return new GraphClients(new GraphServiceClient(adapter), http, uploads, baseUrl);
  }

  /** Never sends twice, follows nowhere, sends small packets at once. */
  private static OkHttpClient.Builder quiet(OkHttpClient.Builder builder, GraphSettings settings) {
    return builder
        .addNetworkInterceptor(new NoInstantRetry())
        .retryOnConnectionFailure(false)
        .followRedirects(false)
        .followSslRedirects(false)
        .connectTimeout(settings.timeouts().connect())
        .readTimeout(settings.timeouts().answer())
        .writeTimeout(settings.timeouts().answer())
        .callTimeout(settings.timeouts().call())
        .socketFactory(new NoDelaySockets())
        .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, IDLE_SECONDS, TimeUnit.SECONDS));
  }
}
