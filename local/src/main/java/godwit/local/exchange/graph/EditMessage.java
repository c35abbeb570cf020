package godwit.local.exchange.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.local.exchange.http.Call;
import godwit.local.exchange.http.Reply;
import godwit.local.exchange.http.Route;
import godwit.local.exchange.limits.Assumptions.Answer;
import godwit.local.exchange.limits.Settings;
import godwit.local.exchange.schema.Recipients;
import godwit.local.exchange.store.Mailbox;
import godwit.local.exchange.store.MessageEntry;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Changes a stored message (Graph: message: update). Draft state and dates never change any more;
 * what a reader sees as content changes on drafts only, unless the tenant still allows it.
 */
public final class EditMessage {
  private static final List<String> FREE =
      List.of("isRead", "categories", "importance", "inferenceClassification");
  private static final List<String> RECEIPTS =
      List.of("isReadReceiptRequested", "isDeliveryReceiptRequested");
  private static final List<String> SENSITIVE =
      List.of(
          "subject",
          "body",
          "toRecipients",
          "ccRecipients",
          "bccRecipients",
          "from",
          "sender",
          "replyTo",
          "internetMessageId");
  private static final List<String> SETTLED_AT_CREATE =
      List.of(ExtendedProperties.FLAGS, ExtendedProperties.RECEIVED, ExtendedProperties.SENT);

  private final Exchange exchange;

  public EditMessage(Exchange exchange) {
    this.exchange = exchange;
  }

  public List<Route> routes() {
    return List.of(
        Route.of("PATCH", "v1.0/users/{user}/messages/{message}", this::edit),
        Route.of("PATCH", "v1.0/users/{user}/mailFolders/{folder}/messages/{message}", this::edit));
  }

  private Reply edit(Call call) throws IOException {
    Mailbox mailbox = exchange.mailbox(call);
    MessageEntry entry = mailbox.messages().find(call.path("message"));
    ObjectNode change = exchange.body(call, "message");
    Settings settings = exchange.settings();
    Recipients.check(change);
    ObjectNode properties =
        ExtendedProperties.read(change, mailbox, settings.sizes().namedProperties());
    MessageView view = MessageView.plain(mailbox, call.request().prefersImmutableIds());
    requireUnchanged(call, view, entry);
    mailbox
        .messages()
        .edit(
            entry,
            doc -> {
              apply(change, doc, mailbox, settings);
              merge(properties, doc, settings);
              doc.put("lastModifiedDateTime", exchange.now().toString());
            });
    return Reply.json(200, view.show(entry));
  }

  private static void requireUnchanged(Call call, MessageView view, MessageEntry entry) {
    String expected = call.request().header("if-match").orElse("*");
    if (!expected.equals("*") && !view.show(entry).path("@odata.etag").asText().equals(expected)) {
      throw MessageEndpoints.conflict();
    }
  }

  private static void apply(ObjectNode change, ObjectNode doc, Mailbox mailbox, Settings settings) {
    for (String name : FREE) {
      if (change.hasNonNull(name)) {
        doc.set(name, change.get(name));
      }
    }
    if (change.path("flag").isObject()) {
      MessageContent.flag(change.path("flag"), doc);
    }
    if (SENSITIVE.stream().anyMatch(change::has) && mayEdit(doc, settings)) {
      rewrite(change, doc, mailbox);
    }
    if (doc.path("isDraft").asBoolean()) {
      RECEIPTS.stream().filter(change::hasNonNull).forEach(name -> doc.set(name, change.get(name)));
    }
    doc.put("$size", MessageContent.size(doc));
    Attachments.requireSize(doc.path("$size").asLong(), mailbox, settings);
  }

  private static boolean mayEdit(JsonNode doc, Settings settings) {
    Answer answer =
        doc.path("isDraft").asBoolean() ? Answer.KEEP : settings.assumptions().sensitiveEdits();
    if (answer == Answer.REFUSE) {
      throw Attachments.accessDenied();
    }
    return answer == Answer.KEEP;
  }

  private static void rewrite(ObjectNode change, ObjectNode doc, Mailbox mailbox) {
    for (String name : SENSITIVE) {
      if (!change.has(name)) {
        continue;
      }
      switch (name) {
        case "subject" -> MessageContent.subject(change, doc);
        case "body" -> new MessageContent(mailbox.bytes()).body(change.path("body"), doc);
        default -> doc.set(name, change.get(name));
      }
    }
  }

  private static void merge(ObjectNode properties, ObjectNode doc, Settings settings) {
    boolean icons = ExtendedProperties.ICONS.stream().anyMatch(properties::has);
    if (icons && settings.assumptions().icons() == Answer.REFUSE) {
      throw Attachments.accessDenied();
    }
    if (settings.assumptions().icons() == Answer.IGNORE) {
      properties.remove(ExtendedProperties.ICONS);
    }
    ObjectNode stored = doc.withObjectProperty("$extended");
    for (Map.Entry<String, JsonNode> each : properties.properties()) {
      if (!SETTLED_AT_CREATE.contains(each.getKey())) {
        stored.set(each.getKey(), each.getValue());
      }
    }
  }
}
