package godwit.local.exchange.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.local.exchange.http.Call;
import godwit.local.exchange.http.GraphRefusal;
import godwit.local.exchange.http.Json;
import godwit.local.exchange.http.Reply;
import godwit.local.exchange.http.Route;
import godwit.local.exchange.store.Mailbox;
import java.io.IOException;
import java.util.List;

/** Turns ordinary message ids into immutable ones and back (Graph: user: translateExchangeIds). */
public final class TranslateIds {
  private static final int MOST = 1000;

  private final Exchange exchange;

  public TranslateIds(Exchange exchange) {
    this.exchange = exchange;
  }

  public List<Route> routes() {
    return List.of(Route.of("POST", "v1.0/users/{user}/translateExchangeIds", this::translate));
  }

  private Reply translate(Call call) throws IOException {
    Mailbox mailbox = exchange.mailbox(call);
    ObjectNode body = exchange.body(call, "action.translateExchangeIds");
    if (body.path("InputIds").size() > MOST) {
      throw GraphRefusal.of(400, "ErrorInvalidRequest", "At most 1000 ids can be translated.");
    }
    boolean immutable = body.path("TargetIdType").asText().equals("restImmutableEntryId");
    ObjectNode answer = Json.object();
    var values = answer.putArray("value");
    for (JsonNode id : body.path("InputIds")) {
      values.add(one(mailbox, id.asText(), immutable));
    }
    return Reply.json(200, answer);
  }

  private static ObjectNode one(Mailbox mailbox, String id, boolean immutable) {
    ObjectNode result = Json.object().put("sourceId", id);
    try {
      result.put("targetId", mailbox.messages().id(mailbox.messages().find(id), immutable));
    } catch (GraphRefusal refusal) {
      result.putObject("errorDetails").put("code", refusal.code()).put("message", refusal.text());
    }
    return result;
  }
}
