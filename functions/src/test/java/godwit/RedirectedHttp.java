package godwit;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.util.Context;
import java.net.URI;
import reactor.core.publisher.Mono;

/** Sends to a server on loopback what is meant for the one of a name, and nothing to others. */
public final class RedirectedHttp implements HttpClient {
  private final HttpClient real = new JdkHttpClientBuilder().build();
  private final String meant;
  private final URI server;

  /**
   * @param meant such as {@code https://contoso.vault.azure.net}
   * @param server such as {@code http://127.0.0.1:8080}
   */
  public RedirectedHttp(String meant, URI server) {
    this.meant = meant;
    this.server = server;
  }

  @Override
  public Mono<HttpResponse> send(HttpRequest request) {
    return real.send(redirected(request));
  }

  @Override
  public Mono<HttpResponse> send(HttpRequest request, Context context) {
    return real.send(redirected(request), context);
  }

  @Override
  public HttpResponse sendSync(HttpRequest request, Context context) {
    return real.sendSync(redirected(request), context);
  }

  private HttpRequest redirected(HttpRequest request) {
    String url = request.getUrl().toString();
    if (!url.startsWith(meant + "/")) {
      throw new IllegalStateException("nobody else is asked, but " + request.getUrl().getHost());
    }
    return request.copy().setUrl(server + url.substring(meant.length()));
  }
}
