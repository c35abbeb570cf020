package godwit.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.batch.Batch;
import godwit.batch.Mailbox;
import godwit.failure.MigrationException;
import godwit.intake.EditDistance;
import godwit.report.FolderSearch;
import godwit.report.MessageExport;
import godwit.report.MessageList;
import godwit.report.MessagePlace;
import godwit.report.MessageQuery;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * {@code GET /batches/{batch}/messages}: the account of every message, all of it or what {@link
 * MessageFilter} lets through. Messages are ordered by mailbox, folder and UID; one that is settled
 * while it is read may be left out.
 *
 * <p>As JSON in pages: the next one, of the same filter, is in {@code nextLink} and in the Link
 * header (RFC 8288); a page may be short, even empty, and still have a next one. As CSV whole: what
 * one answer cannot hold is at the address in the file's last line, and in the Link header.
 */
final class ListMessages implements Handler {
  private static final int USUAL = 100;
  private static final int MOST = 1_000;
  private static final int MOST_FOLDERS = 100;

  private final BatchLookup lookup;
  private final MessageList messages;
  private final MessageExport export;
  private final FolderSearch folders;

  ListMessages(
      BatchLookup lookup, MessageList messages, MessageExport export, FolderSearch folders) {
    this.lookup = lookup;
    this.messages = messages;
    this.export = export;
    this.folders = folders;
  }

  @Override
  public ApiAnswer handle(ApiCall call) throws Refusal, MigrationException {
    String type = Accept.oneOf(call, MediaType.JSON, MediaType.CSV);
    Batch batch = lookup.batch(call);
    MessageQuery query = MessageFilter.of(call);
    if (query.mailbox().isPresent()) {
      Mailbox unused = lookup.mailbox(batch, query.mailbox().get());
    }
    return type.equals(MediaType.CSV) ? csv(call, batch, query) : json(call, batch, query);
  }

  private ApiAnswer csv(ApiCall call, Batch batch, MessageQuery query)
      throws Refusal, MigrationException {
    int most = call.number("limit", 1, MOST, Integer.MAX_VALUE);
    MessageExport.File file =
        export.file(batch, query, place(call), most, at -> call.addressWith("page", token(at)));
    if (file.isEmpty()) {
      requireFolder(batch, query);
    }
    return linked(ApiAnswer.csv(batch.id().name().value() + "-messages", file.csv()), file.rest());
  }

  private ApiAnswer json(ApiCall call, Batch batch, MessageQuery query)
      throws Refusal, MigrationException {
    MessageList.Page page =
        messages.page(batch, query, place(call), call.number("limit", 1, MOST, USUAL));
    if (page.lines().isEmpty() && page.next().isEmpty()) {
      requireFolder(batch, query);
    }
    Optional<String> next = page.next().map(at -> call.addressWith("page", token(at)));
    ObjectNode json = Json.object();
    var array = json.putArray("messages");
    page.lines().forEach(line -> array.add(MessageJson.entry(line)));
    next.ifPresent(link -> json.put("nextLink", link));
    return linked(ApiAnswer.of(200, MediaType.JSON, Json.text(json)), next);
  }

  /** Nothing in a folder that is there is an answer; a folder that is not there is a slip. */
  private void requireFolder(Batch batch, MessageQuery query) throws Refusal, MigrationException {
    if (query.folder().isEmpty()) {
      return;
    }
    String wanted = query.folder().get();
    Optional<SortedSet<String>> paths = folders.insteadOf(batch, query);
    if (paths.isPresent()) {
      var likeliest =
          new LinkedHashSet<String>(EditDistance.nearest(wanted, paths.get()).stream().toList());
      likeliest.addAll(paths.get());
      throw Refusal.notFound(
              "folder",
              "No folder has this id or, to the letter, this path at the source. Those that are"
                  + " there are in \"folders\", the likeliest first.")
          .having("folders", likeliest.stream().limit(MOST_FOLDERS).toList());
    }
  }

  private static ApiAnswer linked(ApiAnswer answer, Optional<String> next) {
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
}
