package godwit.local.storage;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;

/** Sends every request, and loses the answer to the next writes after the server has done them. */
final class LostAnswers implements HttpClient {
  private final HttpClient real = HttpClient.createDefault();
  private final AtomicInteger toLose = new AtomicInteger();

  /** Loses the answers to the next {@code count} writes. */
  void lose(int count) {
    toLose.set(count);
  }

  /** How many are still to be lost. */
  int left() {
    return toLose.get();
  }

  @Override
  public HttpResponse sendSync(HttpRequest request, Context context) {
    HttpResponse answer = real.sendSync(request, context);
    if (request.getHttpMethod() != HttpMethod.GET
        && toLose.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
      answer.close();
      throw new UncheckedIOException(new IOException("the answer was lost"));
    }
    return answer;
  }

  @Override
  public Mono<HttpResponse> send(HttpRequest request) {
    return Mono.fromCallable(() -> sendSync(request, Context.NONE));
  }
}
