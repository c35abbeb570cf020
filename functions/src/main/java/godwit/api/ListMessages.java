package godwit.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.batch.Batch;
import godwit.failure.MigrationException;
import godwit.report.MessageCsv;
import godwit.report.MessageList;
import godwit.report.MessagePlace;
import godwit.report.MessageQuery;
import java.util.List;
import java.util.Optional;

/**
 * {@code GET /batches/{batch}/messages}: the account of every message in pages, as JSON or CSV, all
 * of it or what {@link MessageFilter} lets through. Messages are ordered by mailbox, folder and
 * UID; one that is settled between two pages may be on none of them. The next page, of the same
 * filter, is in {@code nextLink} and in the Link header (RFC 8288); a page may be short, even
 * empty, and still have a next one.
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
    MessageQuery query = MessageFilter.of(call);
    MessageList.Page page =
        messages.page(batch, query, place(call), call.number("limit", 1, MOST, USUAL));
    Optional<String> next = page.next().map(at -> call.addressWith("page", token(at)));
    ApiAnswer answer =
        ApiAnswer.of(
            200, type, type.equals(MediaType.CSV) ? MessageCsv.of(page.lines()) : json(page, next));
    return next.map(link -> answer.with("Link", "<" + link + ">; rel=\"next\"")).orElse(answer);
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
