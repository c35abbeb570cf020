package godwit.local.exchange.inspect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import godwit.local.exchange.http.Call;
import godwit.local.exchange.http.GraphRefusal;
import godwit.local.exchange.http.Json;
import godwit.local.exchange.http.Reply;
import godwit.local.exchange.http.Route;
import godwit.local.exchange.limits.Counters;
import godwit.local.exchange.limits.Fault;
import godwit.local.exchange.limits.Faults;
import godwit.local.exchange.limits.Gates;
import godwit.local.exchange.limits.Switchboard;
import godwit.local.exchange.store.SentMail;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Counters, settings, planted faults and sent mail. */
public final class ControlInspection {
  private final Switchboard switchboard;
  private final Faults faults;
  private final Counters counters;
  private final Gates gates;
  private final SentMail sent;

  public ControlInspection(
      Switchboard switchboard, Faults faults, Counters counters, Gates gates, SentMail sent) {
    this.switchboard = switchboard;
    this.faults = faults;
    this.counters = counters;
    this.gates = gates;
    this.sent = sent;
  }

  public List<Route> routes() {
    return List.of(
        Route.of("GET", "inspect/counters", call -> Reply.json(200, counters.describe(gates))),
        Route.of("GET", "inspect/settings", call -> Reply.json(200, switchboard.describe())),
        Route.of("PUT", "inspect/settings", this::change),
        Route.of("GET", "inspect/faults", call -> Reply.json(200, struck())),
        Route.of("PUT", "inspect/faults", this::plant),
        Route.of("DELETE", "inspect/faults", call -> clear()),
        Route.of(
            "GET", "inspect/sent", call -> Reply.streamed("application/x-ndjson", sent::copy)));
  }

  private Reply change(Call call) throws IOException {
    switchboard.merge(json(call));
    return Reply.json(200, switchboard.describe());
  }

  private Reply plant(Call call) throws IOException {
    JsonNode body = json(call);
    List<Fault> planted = new ArrayList<>();
    try {
      for (JsonNode each : body.isArray() ? body : List.of(body)) {
        planted.add(Json.MAPPER.treeToValue(each, Fault.class));
      }
    } catch (JsonProcessingException e) {
      throw GraphRefusal.of(400, "InvalidFault", e.getOriginalMessage());
    }
    faults.plant(planted);
    return Reply.json(200, Json.object().put("planted", planted.size()));
  }

  private JsonNode struck() {
    var counts = Json.MAPPER.createArrayNode();
    faults.struck().forEach(counts::add);
    return Json.object().set("struck", counts);
  }

  private Reply clear() {
    faults.plant(List.of());
    return Reply.empty(204);
  }

  private static JsonNode json(Call call) throws IOException {
    try {
      return Json.MAPPER.readTree(call.request().body().stream());
    } catch (JsonProcessingException e) {
      throw GraphRefusal.of(400, "InvalidJson", e.getOriginalMessage());
    }
  }
}
