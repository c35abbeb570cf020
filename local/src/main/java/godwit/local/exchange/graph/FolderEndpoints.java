package godwit.local.exchange.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.local.exchange.http.Call;
import godwit.local.exchange.http.GraphRefusal;
import godwit.local.exchange.http.Json;
import godwit.local.exchange.http.Reply;
import godwit.local.exchange.http.Route;
import godwit.local.exchange.query.Filter;
import godwit.local.exchange.query.FilterParser;
import godwit.local.exchange.query.Page;
import godwit.local.exchange.query.Select;
import godwit.local.exchange.store.Folder;
import godwit.local.exchange.store.Mailbox;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Lists, shows, makes, renames and deletes folders (Graph: mailFolder resource type). */
public final class FolderEndpoints {
  private static final int USUAL_TOP = 10;

  private final Exchange exchange;

  public FolderEndpoints(Exchange exchange) {
    this.exchange = exchange;
  }

  public List<Route> routes() {
    String all = "v1.0/users/{user}/mailFolders";
    String one = all + "/{folder}";
    return List.of(
        Route.of("GET", all, this::listTop),
        Route.of("POST", all, this::createTop),
        Route.of("GET", one, this::show),
        Route.of("PATCH", one, this::rename),
        Route.of("DELETE", one, this::delete),
        Route.of("POST", one + "/permanentDelete", this::delete),
        Route.of("GET", one + "/childFolders", this::listChildren),
        Route.of("POST", one + "/childFolders", this::createChild));
  }

  private Reply listTop(Call call) {
    Mailbox mailbox = exchange.mailbox(call);
    return list(call, mailbox, mailbox.folders().root());
  }

  private Reply listChildren(Call call) {
    Mailbox mailbox = exchange.mailbox(call);
    return list(call, mailbox, folder(call, mailbox));
  }

  private Reply list(Call call, Mailbox mailbox, Folder parent) {
    FolderView view = view(call, mailbox);
    FolderView whole = new FolderView(mailbox, Select.ALL);
    Page page = Page.of(call.request().target(), USUAL_TOP);
    Optional<Filter> filter = call.option("$filter").map(FilterParser::parse);
    boolean withHidden =
        call.option("includeHiddenFolders")
            .filter(text -> text.equalsIgnoreCase("true"))
            .isPresent();
    List<Folder> found =
        mailbox.folders().children(parent, withHidden).stream()
            .filter(each -> filter.isEmpty() || filter.get().test(whole.show(each)))
            .toList();
    ObjectNode answer = Json.object();
    answer.put("@odata.context", exchange.graphRoot() + "/$metadata#mailFolders");
    if (call.option("$count").filter(text -> text.equals("true")).isPresent()) {
      answer.put("@odata.count", found.size());
    }
    int next = page.skip() + page.top();
    if (found.size() > next) {
      answer.put(
          "@odata.nextLink",
          Page.nextLink(
              exchange.address().base(), call.request().target(), "$skip", String.valueOf(next)));
    }
    var values = answer.putArray("value");
    found.stream().skip(page.skip()).limit(page.top()).forEach(each -> values.add(view.show(each)));
    return Reply.json(200, answer);
  }

  private Reply show(Call call) {
    Mailbox mailbox = exchange.mailbox(call);
    return Reply.json(200, view(call, mailbox).show(folder(call, mailbox)));
  }

  private Reply createTop(Call call) throws IOException {
    Mailbox mailbox = exchange.mailbox(call);
    return create(call, mailbox, mailbox.folders().root());
  }

  private Reply createChild(Call call) throws IOException {
    Mailbox mailbox = exchange.mailbox(call);
    return create(call, mailbox, folder(call, mailbox));
  }

  private Reply create(Call call, Mailbox mailbox, Folder parent) throws IOException {
    ObjectNode posted = exchange.body(call, "mailFolder");
    var sizes = exchange.settings().sizes();
    String name =
        FolderName.checked(
            posted.path("displayName"),
            sizes.folderNameLength(),
            exchange.settings().assumptions().folderSlash());
    Folder.Kind kind =
        posted.path("isHidden").asBoolean(false) ? Folder.Kind.HIDDEN : Folder.Kind.MAIL;
    Folder folder = mailbox.folders().create(parent, name, kind, sizes);
    return Reply.json(201, new FolderView(mailbox, Select.ALL).show(folder));
  }

  private Reply rename(Call call) throws IOException {
    Mailbox mailbox = exchange.mailbox(call);
    Folder folder = own(folder(call, mailbox));
    ObjectNode change = exchange.body(call, "mailFolder");
    if (change.has("displayName")) {
      int maxChars = exchange.settings().sizes().folderNameLength();
      var slash = exchange.settings().assumptions().folderSlash();
      mailbox
          .folders()
          .rename(folder, FolderName.checked(change.path("displayName"), maxChars, slash));
    }
    return Reply.json(200, new FolderView(mailbox, Select.ALL).show(folder));
  }

  private Reply delete(Call call) {
    Mailbox mailbox = exchange.mailbox(call);
    mailbox.messages().removeFolder(own(folder(call, mailbox)));
    return Reply.empty(204);
  }

  private static Folder own(Folder folder) {
    if (!folder.wellKnownName().isEmpty()) {
      throw GraphRefusal.of(
          403, "ErrorDeleteDistinguishedFolder", "Distinguished folders cannot be changed.");
    }
    return folder;
  }

  private static Folder folder(Call call, Mailbox mailbox) {
    return mailbox.folders().resolve(call.path("folder"));
  }

  private FolderView view(Call call, Mailbox mailbox) {
    return new FolderView(
        mailbox, Select.of(call.option("$select"), exchange.types().names("mailFolder")));
  }
}
