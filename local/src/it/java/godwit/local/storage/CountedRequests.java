package godwit.local.storage;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import reactor.core.publisher.Mono;

/** Sends every request and counts it: what Azure Storage bills as a transaction. */
final class CountedRequests implements HttpClient {
  private final HttpClient real = HttpClient.createDefault();
  private final Map<String, Integer> counts = new TreeMap<>();

  /** Begins at zero. */
  synchronized void forget() {
    counts.clear();
  }

  /** All of them, tries that failed included. */
  synchronized int all() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Those for each kind of request. */
  synchronized Map<String, Integer> byKind() {
    return Map.copyOf(counts);
  }

  @Override
  public HttpResponse sendSync(HttpRequest request, Context context) {
    count(request);
    return real.sendSync(request, context);
  }

  @Override
  public Mono<HttpResponse> send(HttpRequest request) {
    return Mono.fromCallable(() -> sendSync(request, Context.NONE));
  }

  private synchronized void count(HttpRequest request) {
    String path = request.getUrl().getPath().toLowerCase(Locale.ROOT);
    String what = path.substring(path.indexOf('/', 1) + 1).replaceAll("[('/].*", "");
    counts.merge(request.getHttpMethod() + " " + what, 1, Integer::sum);
  }
}
