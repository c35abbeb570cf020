package godwit.local.exchange.inspect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.local.exchange.http.Call;
import godwit.local.exchange.http.GraphRefusal;
import godwit.local.exchange.http.Json;
import godwit.local.exchange.http.Reply;
import godwit.local.exchange.http.Route;
import godwit.local.exchange.store.Folder;
import godwit.local.exchange.store.Mailbox;
import godwit.local.exchange.store.MailboxPolicy;
import godwit.local.exchange.store.Mailboxes;
import godwit.local.exchange.store.MessageEntry;
import godwit.local.exchange.store.SortKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** Mailboxes as they are stored: folder trees, messages with every property, attachment bytes. */
public final class MailboxInspection {
  private static final int BATCH = 500;

  private final Mailboxes mailboxes;

  public MailboxInspection(Mailboxes mailboxes) {
    this.mailboxes = mailboxes;
  }

  public List<Route> routes() {
    String one = "inspect/mailboxes/{address}";
    return List.of(
        Route.of("GET", "inspect/mailboxes", this::list),
        Route.of("PUT", one, this::define),
        Route.of("DELETE", one, this::delete),
        Route.of("GET", one + "/folders", this::folders),
        Route.of("GET", one + "/messages", this::messages),
        Route.of("DELETE", one + "/messages/{message}", this::deleteMessage),
        Route.of("GET", one + "/messages/{message}/attachments/{n}", this::attachment));
  }

  private Reply list(Call call) {
    ArrayNode all = Json.MAPPER.createArrayNode();
    for (Mailbox mailbox : mailboxes.all()) {
      ObjectNode shown = Json.object().put("address", mailbox.address());
      shown.put("messages", mailbox.messages().count());
      shown.put("bytes", mailbox.messages().usedBytes());
      shown.set("policy", Json.MAPPER.valueToTree(mailbox.policy()));
      all.add(shown);
    }
    return Reply.json(200, all);
  }

  private Reply define(Call call) throws IOException {
    JsonNode change = Json.MAPPER.readTree(call.request().body().stream());
    String address = call.path("address");
    MailboxPolicy before =
        mailboxes.all().stream()
            .filter(each -> each.address().equalsIgnoreCase(address))
            .findFirst()
            .map(Mailbox::policy)
            .orElse(new MailboxPolicy(MailboxPolicy.State.ACTIVE, Long.MAX_VALUE, 0, "en"));
    ObjectNode tree = Json.MAPPER.valueToTree(before);
    if (change instanceof ObjectNode members) {
      tree.setAll(members);
    }
    try {
      mailboxes.define(address, Json.MAPPER.treeToValue(tree, MailboxPolicy.class));
    } catch (JsonProcessingException e) {
      throw GraphRefusal.of(400, "InvalidMailbox", e.getOriginalMessage());
    }
    return Reply.json(200, tree);
  }

  private Reply delete(Call call) {
    mailboxes.delete(call.path("address"));
    return Reply.empty(204);
  }

  private Reply folders(Call call) {
    Mailbox mailbox = mailbox(call);
    ArrayNode all = Json.MAPPER.createArrayNode();
    for (Folder folder : everyFolder(mailbox)) {
      all.add(mailbox.messages().locked(() -> describe(mailbox, folder)));
    }
    return Reply.json(200, all);
  }

  private static ObjectNode describe(Mailbox mailbox, Folder folder) {
    ObjectNode shown = Json.object().put("path", folder.path());
    shown.put("id", mailbox.folders().id(folder));
    shown.put("displayName", folder.name());
    shown.put("wellKnownName", folder.wellKnownName());
    shown.put("kind", folder.kind().name());
    shown.put("totalItemCount", folder.messages().size());
    return shown.put("unreadItemCount", folder.unread());
  }

  private static List<Folder> everyFolder(Mailbox mailbox) {
    return java.util.stream.Stream.of(mailbox.folders().root(), mailbox.folders().systemRoot())
        .flatMap(top -> mailbox.folders().subtree(top).stream().skip(1))
        .toList();
  }

  private Reply messages(Call call) {
    Mailbox mailbox = mailbox(call);
    return Reply.streamed("application/x-ndjson", out -> writeAll(mailbox, out));
  }

  private static void writeAll(Mailbox mailbox, OutputStream out) throws IOException {
    StoredMessageView view = new StoredMessageView(mailbox);
    for (Folder folder : everyFolder(mailbox)) {
      Optional<SortKey> place = Optional.empty();
      List<MessageEntry> batch = mailbox.messages().after(folder, place, BATCH, false);
      while (!batch.isEmpty()) {
        for (MessageEntry entry : batch) {
          out.write(Json.bytes(view.show(entry)));
          out.write('\n');
        }
        place = Optional.of(batch.getLast().key());
        batch = mailbox.messages().after(folder, place, BATCH, false);
      }
    }
  }

  private Reply deleteMessage(Call call) {
    Mailbox mailbox = mailbox(call);
    mailbox.messages().remove(mailbox.messages().find(call.path("message")));
    return Reply.empty(204);
  }

  private Reply attachment(Call call) {
    Mailbox mailbox = mailbox(call);
    MessageEntry entry = mailbox.messages().find(call.path("message"));
    JsonNode stored =
        mailbox.messages().load(entry).path("$attachments").path(number(call.path("n")));
    if (stored.isMissingNode()) {
      throw GraphRefusal.notFound();
    }
    return Reply.streamed(
        "application/octet-stream",
        out -> {
          try (InputStream in = mailbox.bytes().open(stored)) {
            long copied = in.transferTo(out);
            assert copied >= 0;
          }
        });
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw GraphRefusal.notFound();
    }
  }

  /** Only what exists: looking must not make a mailbox. */
  private Mailbox mailbox(Call call) {
    return mailboxes.all().stream()
        .filter(each -> each.address().equalsIgnoreCase(call.path("address")))
        .findFirst()
        .orElseThrow(GraphRefusal::notFound);
  }
}
