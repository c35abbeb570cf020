package godwit.local.exchange.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.local.exchange.http.Json;
import godwit.local.exchange.query.Expand;
import godwit.local.exchange.query.Select;
import godwit.local.exchange.store.Mailbox;
import godwit.local.exchange.store.MessageEntry;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Shows a stored message as Graph does.
 *
 * @param mailbox whose message it is
 * @param immutableIds whether ids survive a move
 * @param select which members
 * @param expand what else
 */
record MessageView(Mailbox mailbox, boolean immutableIds, Select select, Expand expand) {
  /** Only on request, never part of an unselected answer. */
  private static final Set<String> ON_REQUEST = Set.of("internetMessageHeaders");

  static MessageView plain(Mailbox mailbox, boolean immutableIds) {
    return new MessageView(mailbox, immutableIds, Select.ALL, Expand.NOTHING);
  }

  ObjectNode show(MessageEntry entry) {
    return show(entry, mailbox.messages().load(entry));
  }

  ObjectNode show(MessageEntry entry, JsonNode doc) {
    ObjectNode answer = Json.object();
    String changeKey = changeKey(entry);
    answer.put("@odata.etag", "W/\"" + changeKey + "\"");
    answer.put("id", mailbox.messages().id(entry, immutableIds));
    put(answer, "changeKey", Json.MAPPER.getNodeFactory().textNode(changeKey));
    String folder = mailbox.messages().locked(() -> mailbox.folders().id(entry.folder()));
    put(answer, "parentFolderId", Json.MAPPER.getNodeFactory().textNode(folder));
    for (Map.Entry<String, JsonNode> member : doc.properties()) {
      if (!member.getKey().startsWith("$") && isShown(member.getKey())) {
        answer.set(member.getKey(), member.getValue());
      }
    }
    if (select.has("body")) {
      answer.set("body", body(mailbox, doc));
    }
    expand(entry, doc, answer);
    return answer;
  }

  private boolean isShown(String name) {
    return !name.equals("body")
        && select.has(name)
        && (!select.names().isEmpty() || !ON_REQUEST.contains(name));
  }

  private void put(ObjectNode answer, String name, @Nullable JsonNode value) {
    if (select.has(name)) {
      answer.set(name, value);
    }
  }

  private String changeKey(MessageEntry entry) {
    return String.format(
        java.util.Locale.ROOT, "CQAAABYAAAA%016x", mailbox.messages().version(entry));
  }

  private void expand(MessageEntry entry, JsonNode doc, ObjectNode answer) {
    if (expand.withProperties()) {
      ExtendedProperties.expand(doc, expand.propertyIds(), answer);
    }
    if (expand.withAttachments()) {
      var attachments = answer.putArray("attachments");
      AttachmentView view =
          new AttachmentView(mailbox, entry.number(), new Select(expand.attachmentMembers()));
      doc.path("$attachments").forEach(each -> attachments.add(view.show(each)));
    }
  }

  /** The body with its content, wherever it is kept. */
  static ObjectNode body(Mailbox mailbox, JsonNode doc) {
    JsonNode stored = doc.path("body");
    ObjectNode body = Json.object().put("contentType", stored.path("contentType").asText());
    return body.put(
        "content",
        stored.has("$length")
            ? new String(mailbox.bytes().read(stored), StandardCharsets.UTF_8)
            : stored.path("content").asText());
  }
}
