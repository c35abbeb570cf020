package godwit.local.exchange.graph;

import com.fasterxml.jackson.core.JsonGenerator;
import godwit.local.exchange.http.Call;
import godwit.local.exchange.http.GraphRefusal;
import godwit.local.exchange.http.Json;
import godwit.local.exchange.http.Reply;
import godwit.local.exchange.http.Route;
import godwit.local.exchange.query.Filter;
import godwit.local.exchange.query.FilterParser;
import godwit.local.exchange.query.Page;
import godwit.local.exchange.store.Folder;
import godwit.local.exchange.store.Mailbox;
import godwit.local.exchange.store.MessageEntry;
import godwit.local.exchange.store.SortKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Lists messages of a folder or the mailbox (Graph: user: list messages). */
public final class ListMessages {
  private static final int USUAL_TOP = 10;

  private final Exchange exchange;

  public ListMessages(Exchange exchange) {
    this.exchange = exchange;
  }

  public List<Route> routes() {
    return List.of(
        Route.of("GET", "v1.0/users/{user}/mailFolders/{folder}/messages/$count", this::count),
        Route.of("GET", "v1.0/users/{user}/mailFolders/{folder}/messages", this::inFolder),
        Route.of("GET", "v1.0/users/{user}/messages", this::everywhere));
  }

  private Reply inFolder(Call call) {
    Mailbox mailbox = exchange.mailbox(call);
    return list(call, mailbox, List.of(mailbox.folders().resolve(call.path("folder"))));
  }

  private Reply everywhere(Call call) {
    Mailbox mailbox = exchange.mailbox(call);
    return list(call, mailbox, mailbox.folders().subtree(mailbox.folders().root()));
  }

  private Reply count(Call call) {
    Mailbox mailbox = exchange.mailbox(call);
    Folder folder = mailbox.folders().resolve(call.path("folder"));
    int count = matching(call, mailbox, List.of(folder));
    return Reply.bytes(
        200, "text/plain", String.valueOf(count).getBytes(StandardCharsets.US_ASCII));
  }

  private Reply list(Call call, Mailbox mailbox, List<Folder> folders) {
    MessageView view = MessageEndpoints.view(exchange, call, mailbox);
    Page page = Page.of(call.request().target(), USUAL_TOP);
    MessageSearch search = search(call, mailbox, folders);
    Optional<SortKey> place = call.option("$skiptoken").map(ListMessages::place);
    List<MessageEntry> found = search.after(place, page.skip() + page.top() + 1);
    List<MessageEntry> shown = found.stream().skip(page.skip()).limit(page.top()).toList();
    boolean isCounted = call.option("$count").filter(text -> text.equals("true")).isPresent();
    return Reply.streamedJson(out -> {
      try (JsonGenerator json = Json.MAPPER.getFactory().createGenerator(out)) {
        json.writeStartObject();
        json.writeStringField("@odata.context", exchange.graphRoot() + "/$metadata#messages");
        if (isCounted) {
          json.writeNumberField("@odata.count", matching(call, mailbox, folders));
        }
        if (found.size() > page.skip() + shown.size()) {
          json.writeStringField("@odata.nextLink", next(call, shown.getLast()));
        }
        write(json, view, shown);
        json.writeEndObject();
      }
    });
  }

  // A message that goes away meanwhile is left out, as in any listing of a living mailbox.
  private static void write(JsonGenerator json, MessageView view, List<MessageEntry> shown)
      throws IOException {
    json.writeArrayFieldStart("value");
    for (MessageEntry entry : shown) {
      Json.MAPPER.writeTree(json, view.show(entry));
    }
    json.writeEndArray();
  }

  private int matching(Call call, Mailbox mailbox, List<Folder> folders) {
    if (call.option("$filter").isEmpty()) {
      return mailbox
          .messages()
          .locked(() -> folders.stream().mapToInt(folder -> folder.messages().size()).sum());
    }
    return search(call, mailbox, folders).after(Optional.empty(), Integer.MAX_VALUE).size();
  }

  private MessageSearch search(Call call, Mailbox mailbox, List<Folder> folders) {
    Optional<Filter> filter = call.option("$filter").map(FilterParser::parse);
    long delay = exchange.settings().assumptions().filterDelayMillis();
    return new MessageSearch(
        mailbox,
        folders,
        filter,
        newestFirst(call.option("$orderby").orElse("receivedDateTime desc")),
        exchange.clock().millis() - delay);
  }

  private static boolean newestFirst(String order) {
    return switch (order.trim().toLowerCase(Locale.ROOT)) {
      case "receiveddatetime desc" -> true;
      case "receiveddatetime", "receiveddatetime asc" -> false;
      default -> throw GraphRefusal.badQuery("Sorting by '" + order + "' is not supported.");
    };
  }

  private String next(Call call, MessageEntry last) {
    SortKey key = last.key();
    return Page.nextLink(
        exchange.address().base(),
        call.request().target(),
        "$skiptoken",
        key.receivedMillis() + "." + key.number());
  }

  private static SortKey place(String token) {
    try {
      int dot = token.indexOf('.');
      return new SortKey(
          Long.parseLong(token.substring(0, Math.max(dot, 0))),
          Long.parseLong(token.substring(dot + 1)));
    } catch (NumberFormatException e) {
      throw GraphRefusal.badQuery("The $skiptoken is not one of ours.");
    }
  }
}
