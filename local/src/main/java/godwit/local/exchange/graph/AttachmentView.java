package godwit.local.exchange.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.local.exchange.http.Json;
import godwit.local.exchange.query.Select;
import godwit.local.exchange.store.ItemId;
import godwit.local.exchange.store.Mailbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * Shows a stored attachment as Graph does, with its content unless that is not selected.
 *
 * @param mailbox whose it is
 * @param message the number of its message
 * @param select which members
 */
record AttachmentView(Mailbox mailbox, long message, Select select) {

  ObjectNode show(JsonNode stored) {
    ObjectNode answer = Json.object();
    answer.put("@odata.type", stored.path("@odata.type").asText());
    answer.put("id", id(stored));
    for (Map.Entry<String, JsonNode> member : stored.properties()) {
      String name = member.getKey();
      if (!name.startsWith("$") && !name.startsWith("@") && select.has(name)) {
        answer.set(name, member.getValue());
      }
    }
    boolean isFile = stored.path("@odata.type").asText().endsWith("fileAttachment");
    if (isFile && select.has("contentBytes")) {
      answer.put("contentBytes", mailbox.bytes().read(stored));
    }
    return answer;
  }

  /**
   * With the item of an item attachment, as {@code $expand=microsoft.graph.itemAttachment/item}.
   */
  ObjectNode showWithItem(JsonNode stored) {
    ObjectNode answer = show(stored);
    if (stored.path("@odata.type").asText().endsWith("itemAttachment")) {
      try {
        answer.set("item", Json.MAPPER.readTree(mailbox.bytes().read(stored)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return answer;
  }

  String id(JsonNode stored) {
    return ItemId.attachment(mailbox.id(), message, Attachments.numberOf(stored)).text();
  }
}
