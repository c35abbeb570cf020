package godwit.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.batch.Batch;
import godwit.failure.MigrationException;
import godwit.ledger.Ledger.EntryFilter;
import godwit.report.MessageCsv;
import godwit.report.MessageList;
import godwit.report.MessagePlace;
import godwit.report.MessageQuery;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code GET /batches/{batch}/messages}: the account of every message in pages, as JSON or CSV. The
 * next page is in {@code nextLink} and in the Link header (RFC 8288).
 */
final class ListMessages implements Handler {
  private static final int USUAL = 100;
  private static final int MOST = 1_000;

  private final BatchLookup lookup;
  private final MessageList messages;

  ListMessages(BatchLookup lookup, MessageList messages) {
    this.lookup = lookup;
    this.messages = messages;
  }

  @Override
  public ApiAnswer handle(ApiCall call) throws Refusal, MigrationException {
    String type = Accept.oneOf(call, MediaType.JSON, MediaType.CSV);
    Batch batch = lookup.batch(call);
    var query = new MessageQuery(filter(call), call.query("mailbox"), call.query("folder"));
    MessageList.Page page =
        messages.page(batch, query, place(call), call.number("limit", 1, MOST, USUAL));
    Optional<String> next = page.next().map(at -> call.addressWith("page", token(at)));
    ApiAnswer answer =
        ApiAnswer.of(
            200, type, type.equals(MediaType.CSV) ? MessageCsv.of(page.lines()) : json(page, next));
    return next.map(link -> answer.with("Link", "<" + link + ">; rel=\"next\"")).orElse(answer);
  }

  private static EntryFilter filter(ApiCall call) throws Refusal {
    String word = call.query("state").orElse("all");
    return Arrays.stream(EntryFilter.values())
        .filter(filter -> filter.name().equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(() ->
            Refusal.badRequest(
                "parameter",
                "\"state\" is none of "
                    + String.join(
                        ", ",
                        Arrays.stream(EntryFilter.values())
                            .map(filter -> filter.name().toLowerCase(Locale.ROOT))
                            .toList())
                    + "."));
  }

  private static MessagePlace place(ApiCall call) throws Refusal {
    Optional<String> token = call.query("page");
    if (token.isEmpty()) {
      return MessagePlace.START;
    }
    List<String> parts = Opaque.parts(token.get(), 4);
    return new MessagePlace(parts.get(0), parts.get(1), parts.get(2), parts.get(3));
  }

  private static String token(MessagePlace place) {
    return Opaque.token(List.of(place.page(), place.address(), place.folder(), place.after()));
  }

  private static String json(MessageList.Page page, Optional<String> next) {
    ObjectNode json = Json.object();
    var array = json.putArray("messages");
    page.lines().forEach(line -> array.add(MessageJson.entry(line)));
    next.ifPresent(link -> json.put("nextLink", link));
    return Json.text(json);
  }
}
