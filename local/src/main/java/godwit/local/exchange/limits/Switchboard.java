package godwit.local.exchange.limits;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.local.exchange.http.GraphRefusal;
import godwit.local.exchange.http.Json;
import java.util.concurrent.atomic.AtomicReference;

/** Holds the settings in force; any thread may read or change them. */
public final class Switchboard {
  private final AtomicReference<Settings> current;

  public Switchboard(Settings initial) {
    this.current = new AtomicReference<>(initial);
  }

  public Settings settings() {
    return current.get();
  }

  public JsonNode describe() {
    return Json.MAPPER.valueToTree(current.get());
  }

  /**
   * Changes what {@code change} names and leaves the rest.
   *
   * @throws GraphRefusal 400 when it names a setting that does not exist or a value of another type
   */
  public void merge(JsonNode change) {
    current.updateAndGet(old -> merged(old, change));
  }

  private static Settings merged(Settings old, JsonNode change) {
    ObjectNode tree = Json.MAPPER.valueToTree(old);
    overlay(tree, change);
    try {
      return Json.MAPPER.treeToValue(tree, Settings.class);
    } catch (JsonProcessingException e) {
      throw GraphRefusal.of(400, "InvalidSettings", e.getOriginalMessage());
    }
  }

  private static void overlay(ObjectNode tree, JsonNode change) {
    for (var field : change.properties()) {
      if (tree.get(field.getKey()) instanceof ObjectNode inner && field.getValue().isObject()) {
        overlay(inner, field.getValue());
      } else {
        tree.set(field.getKey(), field.getValue());
      }
    }
  }
}
