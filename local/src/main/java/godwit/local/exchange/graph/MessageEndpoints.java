package godwit.local.exchange.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.local.exchange.http.Call;
import godwit.local.exchange.http.GraphRefusal;
import godwit.local.exchange.http.Reply;
import godwit.local.exchange.http.Route;
import godwit.local.exchange.query.Expand;
import godwit.local.exchange.query.Select;
import godwit.local.exchange.store.Folder;
import godwit.local.exchange.store.Mailbox;
import godwit.local.exchange.store.MessageEntry;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Creates, shows, deletes, moves and copies single messages (Graph: message resource type). */
public final class MessageEndpoints {
  private final Exchange exchange;

  public MessageEndpoints(Exchange exchange) {
    this.exchange = exchange;
  }

  public List<Route> routes() {
    String one = "v1.0/users/{user}/messages/{message}";
    String inFolder = "v1.0/users/{user}/mailFolders/{folder}/messages/{message}";
    return List.of(
        Route.of("POST", "v1.0/users/{user}/mailFolders/{folder}/messages", this::createInFolder),
        Route.of("POST", "v1.0/users/{user}/messages", this::createDraft),
        Route.of("GET", one, this::show),
        Route.of("GET", inFolder, this::show),
        Route.of("DELETE", one, this::delete),
        Route.of("DELETE", inFolder, this::delete),
        Route.of("POST", one + "/permanentDelete", this::deleteForGood),
        Route.of("POST", one + "/move", this::move),
        Route.of("POST", one + "/copy", this::copy));
  }

  private Reply createInFolder(Call call) throws IOException {
    Mailbox mailbox = exchange.mailbox(call);
    Folder folder = mailbox.folders().resolve(call.path("folder"));
    return create(call, mailbox, folder);
  }

  private Reply createDraft(Call call) throws IOException {
    Mailbox mailbox = exchange.mailbox(call);
    Folder drafts = mailbox.folders().resolve("drafts");
    boolean isMime =
        call.request()
            .header("content-type")
            .filter(type -> type.startsWith("text/plain"))
            .isPresent();
    if (!isMime) {
      return create(call, mailbox, drafts);
    }
    ObjectNode posted =
        MimeDraft.read(call.request().body().atMost(exchange.settings().sizes().requestBytes()));
    return store(call, mailbox, drafts, posted);
  }

  private Reply create(Call call, Mailbox mailbox, Folder folder) throws IOException {
    return store(call, mailbox, folder, exchange.body(call, "message"));
  }

  private Reply store(Call call, Mailbox mailbox, Folder folder, ObjectNode posted) {
    ObjectNode doc =
        new MessageIntake(exchange.settings(), mailbox, exchange.now()).document(posted);
    MessageEntry entry = add(mailbox, folder, doc);
    return Reply.json(201, withContext(view(call, mailbox).show(entry, doc), call))
        .with("Location", location(mailbox, entry));
  }

  private MessageEntry add(Mailbox mailbox, Folder folder, ObjectNode doc) {
    return mailbox
        .messages()
        .add(
            folder,
            doc,
            mailbox.policy().quotaBytes(),
            exchange.settings().sizes().folderMessages());
  }

  private String location(Mailbox mailbox, MessageEntry entry) {
    return exchange.graphRoot()
        + "/users('"
        + mailbox.address()
        + "')/messages('"
        + mailbox.messages().id(entry, true)
        + "')";
  }

  private Reply show(Call call) {
    Mailbox mailbox = exchange.mailbox(call);
    MessageEntry entry = mailbox.messages().find(call.path("message"));
    return Reply.json(200, withContext(view(call, mailbox).show(entry), call));
  }

  private Reply delete(Call call) {
    Mailbox mailbox = exchange.mailbox(call);
    MessageEntry entry = mailbox.messages().find(call.path("message"));
    Folder bin = mailbox.folders().resolve("deleteditems");
    Folder dumpster = mailbox.folders().resolve("recoverableitemsdeletions");
    Folder from = mailbox.messages().locked(entry::folder);
    boolean keepsCopy = exchange.settings().assumptions().deleteKeepsCopy();
    if (from == dumpster) {
      mailbox.messages().remove(entry);
    } else {
      mailbox.messages().move(entry, from == bin || !keepsCopy ? dumpster : bin);
    }
    return Reply.empty(204);
  }

  private Reply deleteForGood(Call call) {
    Mailbox mailbox = exchange.mailbox(call);
    mailbox.messages().remove(mailbox.messages().find(call.path("message")));
    return Reply.empty(204);
  }

  private Reply move(Call call) throws IOException {
    Mailbox mailbox = exchange.mailbox(call);
    MessageEntry entry = mailbox.messages().find(call.path("message"));
    mailbox.messages().move(entry, destination(call, mailbox));
    return Reply.json(201, withContext(view(call, mailbox).show(entry), call));
  }

  private Reply copy(Call call) throws IOException {
    Mailbox mailbox = exchange.mailbox(call);
    MessageEntry original = mailbox.messages().find(call.path("message"));
    MessageEntry entry =
        add(mailbox, destination(call, mailbox), mailbox.messages().load(original));
    return Reply.json(201, withContext(view(call, mailbox).show(entry), call));
  }

  private Folder destination(Call call, Mailbox mailbox) throws IOException {
    ObjectNode body = exchange.body(call, "action.move");
    return mailbox.folders().resolve(body.path("DestinationId").asText());
  }

  private MessageView view(Call call, Mailbox mailbox) {
    if (call.request().method().equals("POST")) {
      return MessageView.plain(mailbox, call.request().prefersImmutableIds());
    }
    return view(exchange, call, mailbox);
  }

  /** The view that a request's $select and $expand describe. */
  static MessageView view(Exchange exchange, Call call, Mailbox mailbox) {
    Set<String> known = new HashSet<>(exchange.types().names("message"));
    Select select = Select.of(call.option("$select"), known);
    Expand expand = call.option("$expand").map(Expand::parse).orElse(Expand.NOTHING);
    return new MessageView(mailbox, call.request().prefersImmutableIds(), select, expand);
  }

  private ObjectNode withContext(ObjectNode shown, Call call) {
    ObjectNode answer = godwit.local.exchange.http.Json.object();
    answer.put(
        "@odata.context",
        exchange.graphRoot() + "/$metadata#users('" + call.path("user") + "')/messages/$entity");
    answer.setAll(shown);
    return answer;
  }

  /** A refusal for a change that came between. */
  static GraphRefusal conflict() {
    return GraphRefusal.of(
        412,
        "ErrorIrresolvableConflict",
        "The send or update operation could not be performed because the change key passed in the"
            + " request does not match the current change key for the item.");
  }
}
