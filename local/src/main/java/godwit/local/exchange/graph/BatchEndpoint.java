package godwit.local.exchange.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.local.exchange.http.Body;
import godwit.local.exchange.http.Call;
import godwit.local.exchange.http.GraphRefusal;
import godwit.local.exchange.http.Json;
import godwit.local.exchange.http.Reply;
import godwit.local.exchange.http.Request;
import godwit.local.exchange.http.Route;
import godwit.local.exchange.http.Target;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Several requests in one (Graph: JSON batching). They are carried out in their order, each counted
 * and throttled on its own.
 */
public final class BatchEndpoint {
  private static final int MOST = 20;

  /** Carries out one inner request; refusals come back as replies. */
  @FunctionalInterface
  public interface Dispatch {
    Reply answer(Request request) throws IOException;
  }

  private final Exchange exchange;
  private final Dispatch dispatch;

  public BatchEndpoint(Exchange exchange, Dispatch dispatch) {
    this.exchange = exchange;
    this.dispatch = dispatch;
  }

  public List<Route> routes() {
    return List.of(Route.of("POST", "v1.0/$batch", this::batch));
  }

  private Reply batch(Call call) throws IOException {
    JsonNode body =
        Json.MAPPER.readTree(
            call.request().body().atMost(exchange.settings().sizes().requestBytes()));
    JsonNode requests = body.path("requests");
    if (!requests.isArray() || requests.isEmpty() || requests.size() > MOST) {
      throw GraphRefusal.of(
          400, "BadRequest", "Number of batch request steps exceeds the maximum value of 20.");
    }
    ObjectNode answer = Json.object();
    var responses = answer.putArray("responses");
    Map<String, Integer> statuses = new HashMap<>();
    for (JsonNode each : requests) {
      String id = each.path("id").asText();
      ObjectNode response =
          isBlocked(each, statuses) ? failedDependency() : carryOut(each, call.request());
      statuses.put(id, response.path("status").asInt());
      responses.add(response.put("id", id));
    }
    return Reply.json(200, answer);
  }

  private static boolean isBlocked(JsonNode each, Map<String, Integer> statuses) {
    for (JsonNode other : each.path("dependsOn")) {
      if (statuses.getOrDefault(other.asText(), 424) >= 400) {
        return true;
      }
    }
    return false;
  }

  private static ObjectNode failedDependency() {
    return Json.object().put("status", 424);
  }

  private ObjectNode carryOut(JsonNode each, Request outer) throws IOException {
    Map<String, String> headers = new HashMap<>();
    outer.header("authorization").ifPresent(value -> headers.put("authorization", value));
    for (Map.Entry<String, JsonNode> header : each.path("headers").properties()) {
      headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue().asText());
    }
    byte[] body = each.has("body") ? Json.bytes(each.path("body")) : new byte[0];
    Request inner =
        new Request(
            each.path("method").asText("GET").toUpperCase(Locale.ROOT),
            Target.parse("/v1.0/" + each.path("url").asText()),
            headers,
            Body.of(body));
    return describe(dispatch.answer(inner));
  }

  private static ObjectNode describe(Reply reply) throws IOException {
    ObjectNode response = Json.object().put("status", reply.status());
    ObjectNode headers = response.putObject("headers");
    reply.headers().forEach(headers::put);
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    reply.content().writeTo(content);
    if (content.size() > 0) {
      response.set("body", Json.MAPPER.readTree(content.toByteArray()));
    }
    return response;
  }
}
