package godwit.local.exchange.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** Graph's error body (Graph: error resource type). */
public final class ErrorBody {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

  private ErrorBody() {}

  /** The reply for a refusal, with the ids by which Graph's support finds a request. */
  public static Reply reply(GraphRefusal refusal, Instant now, String requestId, String clientId) {
    ObjectNode root = Json.object();
    ObjectNode error = root.putObject("error");
    error.put("code", refusal.code());
    error.put("message", refusal.text());
    ObjectNode inner = error.putObject("innerError");
    inner.put("date", DATE.format(now));
    inner.put("request-id", requestId);
    inner.put("client-request-id", clientId);
    Reply reply = Reply.json(refusal.status(), root);
    for (Map.Entry<String, String> header : refusal.headers().entrySet()) {
      reply = reply.with(header.getKey(), header.getValue());
    }
    return reply;
  }
}
