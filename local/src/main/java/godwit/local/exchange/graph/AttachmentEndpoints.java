package godwit.local.exchange.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.local.exchange.http.Call;
import godwit.local.exchange.http.GraphRefusal;
import godwit.local.exchange.http.Json;
import godwit.local.exchange.http.Reply;
import godwit.local.exchange.http.Route;
import godwit.local.exchange.limits.Settings;
import godwit.local.exchange.query.Select;
import godwit.local.exchange.store.ItemId;
import godwit.local.exchange.store.Mailbox;
import godwit.local.exchange.store.MessageEntry;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** Lists, shows, adds and deletes the attachments of a message (Graph: attachment). */
public final class AttachmentEndpoints {
  private final Exchange exchange;

  public AttachmentEndpoints(Exchange exchange) {
    this.exchange = exchange;
  }

  public List<Route> routes() {
    String all = "v1.0/users/{user}/messages/{message}/attachments";
    String one = all + "/{attachment}";
    return List.of(
        Route.of("GET", all, this::list),
        Route.of("POST", all, this::add),
        Route.of("GET", one, this::show),
        Route.of("DELETE", one, this::delete),
        Route.of("GET", one + "/$value", this::bytes));
  }

  private Reply list(Call call) {
    Mailbox mailbox = exchange.mailbox(call);
    MessageEntry entry = mailbox.messages().find(call.path("message"));
    AttachmentView view = view(call, mailbox, entry);
    ObjectNode answer = Json.object();
    var values = answer.putArray("value");
    mailbox
        .messages()
        .load(entry)
        .path("$attachments")
        .forEach(each -> values.add(view.show(each)));
    return Reply.json(200, answer);
  }

  private Reply add(Call call) throws IOException {
    Mailbox mailbox = exchange.mailbox(call);
    MessageEntry entry = mailbox.messages().find(call.path("message"));
    Settings settings = exchange.settings();
    Attachments.requireAllowed(mailbox.messages().load(entry), settings);
    ObjectNode posted = exchange.body(call, "attachment");
    ObjectNode stored =
        new AttachmentIntake(settings, mailbox.bytes(), exchange.now()).take(posted);
    Attachments.requireQuota(stored.path("size").asLong(), mailbox);
    mailbox
        .messages()
        .edit(
            entry,
            doc -> {
              long number = Attachments.add(doc, stored, mailbox, settings);
              assert number > 0;
            });
    AttachmentView view =
        new AttachmentView(mailbox, entry.number(), new Select(Set.of("name", "size", "isInline")));
    return Reply.json(201, view.show(stored));
  }

  private Reply show(Call call) {
    Mailbox mailbox = exchange.mailbox(call);
    MessageEntry entry = mailbox.messages().find(call.path("message"));
    AttachmentView view = view(call, mailbox, entry);
    JsonNode stored = stored(call, mailbox, entry);
    boolean withItem =
        call.option("$expand").filter(text -> text.contains("itemAttachment/item")).isPresent();
    return Reply.json(200, withItem ? view.showWithItem(stored) : view.show(stored));
  }

  private Reply bytes(Call call) {
    Mailbox mailbox = exchange.mailbox(call);
    MessageEntry entry = mailbox.messages().find(call.path("message"));
    JsonNode stored = stored(call, mailbox, entry);
    return Reply.streamed(
        stored.path("contentType").asText(),
        out -> {
          try (InputStream in = mailbox.bytes().open(stored)) {
            long copied = in.transferTo(out);
            assert copied >= 0;
          }
        });
  }

  private Reply delete(Call call) {
    Mailbox mailbox = exchange.mailbox(call);
    MessageEntry entry = mailbox.messages().find(call.path("message"));
    long number = Attachments.numberOf(stored(call, mailbox, entry));
    Attachments.requireAllowed(mailbox.messages().load(entry), exchange.settings());
    mailbox
        .messages()
        .edit(
            entry,
            doc -> {
              Iterator<JsonNode> all = doc.path("$attachments").iterator();
              while (all.hasNext()) {
                if (Attachments.numberOf(all.next()) == number) {
                  all.remove();
                }
              }
              Attachments.refresh(doc);
              doc.put("$size", MessageContent.size(doc));
            });
    return Reply.empty(204);
  }

  private static JsonNode stored(Call call, Mailbox mailbox, MessageEntry entry) {
    ItemId id = ItemId.parse(call.path("attachment"));
    boolean isHere =
        id.kind() == ItemId.Kind.ATTACHMENT
            && id.mailbox().equals(mailbox.id())
            && id.number() == entry.number();
    for (JsonNode each : mailbox.messages().load(entry).path("$attachments")) {
      if (isHere && Attachments.numberOf(each) == id.place()) {
        return each;
      }
    }
    throw GraphRefusal.notFound();
  }

  private AttachmentView view(Call call, Mailbox mailbox, MessageEntry entry) {
    Set<String> known = new HashSet<>(exchange.types().names("fileAttachment"));
    return new AttachmentView(mailbox, entry.number(), Select.of(call.option("$select"), known));
  }
}
