package godwit.functions;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import godwit.api.Api;
import godwit.api.ApiAnswer;
import godwit.api.ApiRequest;
import godwit.api.Body;
import godwit.log.Event;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** From the platform's HTTP request to the interface's, and back. */
final class HttpDoor {
  private static final Body NOTHING = new Body.None();

  private final Supplier<Api> api;

  /**
   * @param api asked at the first request, so that a cold start answers soon
   */
  HttpDoor(Supplier<Api> api) {
    this.api = api;
  }

  HttpResponseMessage answer(
      HttpRequestMessage<Optional<String>> request, ExecutionContext context) {
    boolean text = !ApiRequest.arrivesAsBytes(contentType(request));
    Body body = text ? request.getBody().<Body>map(Body.Text::new).orElse(NOTHING) : NOTHING;
    return answer(request, body, context);
  }

  HttpResponseMessage answerBytes(
      HttpRequestMessage<Optional<byte[]>> request, ExecutionContext context) {
    // The Java worker hands text over as a String, which is no byte[]: it must not be touched.
    boolean bytes = ApiRequest.arrivesAsBytes(contentType(request));
    Body body = bytes ? request.getBody().<Body>map(Body.Bytes::new).orElse(NOTHING) : NOTHING;
    return answer(request, body, context);
  }

  private HttpResponseMessage answer(
      HttpRequestMessage<?> request, Body body, ExecutionContext context) {
    ApiAnswer answer;
    try {
      answer =
          api.get()
              .answer(
                  new ApiRequest(
                      request.getHttpMethod().name(),
                      request.getUri(),
                      request.getQueryParameters(),
                      request.getHeaders(),
                      body));
    } catch (RuntimeException e) {
      // The one place where a defect is caught: its text may hold what a caller must not see.
      new ContextLog(context)
          .write(Event.error("http.defect").with("kind", e.getClass().getName()).with("at", at(e)));
      answer = Api.defect();
    }
    return response(request, answer);
  }

  private static HttpResponseMessage response(HttpRequestMessage<?> request, ApiAnswer answer) {
    HttpResponseMessage.Builder builder =
        request.createResponseBuilder(HttpStatus.valueOf(answer.status()));
    for (Map.Entry<String, String> header : answer.headers().entrySet()) {
      builder = builder.header(header.getKey(), header.getValue());
    }
    return builder.body(answer.body()).build();
  }

  private static String contentType(HttpRequestMessage<?> request) {
    return request.getHeaders().entrySet().stream()
        .filter(h -> h.getKey().toLowerCase(Locale.ROOT).equals("content-type"))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }

  /** Where a defect arose: the frames only, since its text may hold secrets. */
  static String at(Throwable defect) {
    StackTraceElement[] frames = defect.getStackTrace();
    var text = new StringBuilder();
    for (int i = 0; i < Math.min(8, frames.length); i++) {
      text.append(i == 0 ? "" : " < ").append(frames[i]);
    }
    return text.toString();
  }
}
