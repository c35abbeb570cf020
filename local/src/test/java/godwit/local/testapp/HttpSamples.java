package godwit.local.testapp;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** HTTP functions, one per rule of the host. */
public final class HttpSamples {
  private static HttpResponseMessage text(HttpRequestMessage<?> request, String text) {
    return request.createResponseBuilder(HttpStatus.OK).body(text).build();
  }

  public HttpResponseMessage optionalText(
      @HttpTrigger(name = "req") HttpRequestMessage<Optional<String>> request) {
    return text(request, request.getBody().map(body -> "text:" + body).orElse("empty"));
  }

  public HttpResponseMessage plainText(
      @HttpTrigger(name = "req") HttpRequestMessage<String> request) {
    return text(request, "text:" + request.getBody());
  }

  public HttpResponseMessage optionalBytes(
      @HttpTrigger(name = "req") HttpRequestMessage<Optional<byte[]>> request) {
    byte[] body = request.getBody().orElse(new byte[0]);
    return request.createResponseBuilder(HttpStatus.OK).body(body).build();
  }

  public HttpResponseMessage anything(
      @HttpTrigger(name = "req") HttpRequestMessage<Optional<Object>> request) {
    return text(request, request.getBody().map(body -> body.getClass().getName()).orElse("empty"));
  }

  public HttpResponseMessage routed(
      @HttpTrigger(name = "req") HttpRequestMessage<Optional<String>> request,
      @BindingName("batch") String batch,
      @BindingName("address") String address,
      @BindingName("page") int page) {
    return text(request, batch + "|" + address + "|" + page);
  }

  public HttpResponseMessage described(
      @HttpTrigger(name = "req") HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    context.getLogger().info("two\nlines");
    return text(
        request,
        request.getHttpMethod()
            + " "
            + request.getUri()
            + " "
            + new TreeMap<>(request.getQueryParameters())
            + " x-many="
            + request.getHeaders().get("x-many")
            + " "
            + context.getFunctionName()
            + " "
            + context.getInvocationId().length());
  }

  public HttpResponseMessage json(@HttpTrigger(name = "req") HttpRequestMessage<String> request) {
    return request
        .createResponseBuilder(HttpStatus.ACCEPTED)
        .header("Location", "/elsewhere")
        .header("Content-Type", "application/problem+json")
        .body("{\"a\":\"ä\"}")
        .build();
  }

  public HttpResponseMessage object(@HttpTrigger(name = "req") HttpRequestMessage<String> request) {
    return request.createResponseBuilder(HttpStatus.OK).body(Map.of("a", 1)).build();
  }

  public HttpResponseMessage stream(@HttpTrigger(name = "req") HttpRequestMessage<String> request) {
    var body = new ByteArrayInputStream("x".getBytes(StandardCharsets.UTF_8));
    return request.createResponseBuilder(HttpStatus.OK).body(body).build();
  }

  public HttpResponseMessage failing(
      @HttpTrigger(name = "req") HttpRequestMessage<String> request) {
    throw new IllegalStateException("on purpose");
  }

  public void nothing(@HttpTrigger(name = "req") HttpRequestMessage<String> request) {}

  public HttpResponseMessage surroundings(
      @HttpTrigger(name = "req") HttpRequestMessage<String> request) {
    ClassLoader own = getClass().getClassLoader();
    return text(
        request,
        "gson="
            + Surroundings.gson(own)
            + " context="
            + own.equals(Thread.currentThread().getContextClassLoader())
            + " jackson="
            + Surroundings.sees(own, "com.fasterxml.jackson.databind.ObjectMapper")
            + " host="
            + Surroundings.sees(own, "godwit.local.host.TriggerHost")
            + " resource="
            + (own.getResource("godwit/local/host/TriggerHost.class") != null)
            + " sql="
            + Surroundings.sees(own, "java.sql.Connection"));
  }
}
