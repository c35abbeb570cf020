package godwit.local.exchange.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.local.exchange.http.Call;
import godwit.local.exchange.http.GraphRefusal;
import godwit.local.exchange.http.Json;
import godwit.local.exchange.http.Reply;
import godwit.local.exchange.http.Request;
import godwit.local.exchange.http.Route;
import godwit.local.exchange.limits.Assumptions;
import godwit.local.exchange.limits.Settings;
import godwit.local.exchange.query.Select;
import godwit.local.exchange.store.Mailbox;
import godwit.local.exchange.store.MessageEntry;
import godwit.local.exchange.store.UploadSession;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Large attachments in pieces (Graph: attachment: createUploadSession). */
public final class UploadEndpoints {
  /** Upload URLs are on another host of Exchange; here they are on another path. */
  public static final String ROOT = "api";

  private static final String ONE = "api/gv1.0/Mailboxes/{mailbox}/AttachmentSessions/{session}";

  private final Exchange exchange;

  public UploadEndpoints(Exchange exchange) {
    this.exchange = exchange;
  }

  public List<Route> routes() {
    return List.of(
        Route.of(
            "POST",
            "v1.0/users/{user}/messages/{message}/attachments/createUploadSession",
            this::open),
        Route.of("PUT", ONE, this::put),
        Route.of("GET", ONE, this::status),
        Route.of("DELETE", ONE, this::cancel));
  }

  /** The mailbox that an upload URL belongs to. */
  public Optional<Mailbox> mailboxOf(Call call) {
    try {
      return exchange.mailboxes().byId(UUID.fromString(call.path("mailbox")));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Refuses a bearer token, which is for another audience than the upload host's. */
  public static void requireAnonymous(Request request) {
    if (request.header("authorization").isPresent()) {
      throw GraphRefusal.of(
          401,
          "InvalidAudienceForResource",
          "The audience claim value is invalid for this resource.");
    }
  }

  private Reply open(Call call) throws IOException {
    Mailbox mailbox = exchange.mailbox(call);
    MessageEntry entry = mailbox.messages().find(call.path("message"));
    Settings settings = exchange.settings();
    JsonNode doc = mailbox.messages().load(entry);
    Attachments.requireAllowed(doc, settings);
    if (settings.assumptions().uploadSessions() == Assumptions.Answer.REFUSE) {
      throw Attachments.accessDenied();
    }
    ObjectNode item =
        (ObjectNode) exchange.body(call, "action.createUploadSession").path("AttachmentItem");
    requireFit(item, doc, mailbox, settings);
    Attachments.requireRoom(doc, mailbox.uploads().of(entry).size(), settings);
    UploadSession session = mailbox.uploads().open(entry, item);
    ObjectNode answer = describe(mailbox, session);
    answer.put("uploadUrl", url(mailbox, session));
    return Reply.json(201, answer);
  }

  private static void requireFit(
      ObjectNode item, JsonNode doc, Mailbox mailbox, Settings settings) {
    if (!item.path("attachmentType").asText("").equals("file")) {
      throw GraphRefusal.of(
          405,
          "ErrorAttachmentSessionIsSupportedOnlyForFileAttachments",
          "Upload sessions are supported for file attachments only.");
    }
    if (item.path("name").asText("").isEmpty() || !item.has("size")) {
      throw GraphRefusal.of(
          400, "ErrorRequiredPropertyMissing", "An AttachmentItem needs name and size.");
    }
    long size = item.path("size").asLong();
    if (size < settings.sizes().uploadMinimumBytes()) {
      throw GraphRefusal.of(
          400,
          "ErrorAttachmentSizeShouldNotBeLessThanMinimumSize",
          "The attachment is too small for an upload session.");
    }
    if (size > settings.sizes().uploadMaximumBytes()) {
      throw GraphRefusal.of(
          400, "ErrorAttachmentSizeLimitExceeded", "The attachment exceeds the maximum size.");
    }
    Attachments.requireSize(MessageContent.size(doc) + size, mailbox, settings);
    Attachments.requireQuota(size, mailbox);
  }

  private Reply put(Call call) throws IOException {
    Mailbox mailbox = mailboxOf(call).orElseThrow(GraphRefusal::notFound);
    UploadSession session = session(call, mailbox);
    ContentRange range =
        call.request()
            .header("content-range")
            .map(ContentRange::parse)
            .orElseThrow(ContentRange::invalid);
    long longest = exchange.settings().sizes().chunkBytes();
    byte[] piece = call.request().body().atMost(longest).readAllBytes();
    if (piece.length != range.length() || range.total() != session.totalBytes()) {
      throw ContentRange.invalid();
    }
    mailbox.uploads().append(session, range.first(), piece);
    if (range.last() + 1 < session.totalBytes()) {
      return Reply.json(200, progress(mailbox, session));
    }
    return finish(mailbox, session);
  }

  private Reply finish(Mailbox mailbox, UploadSession session) {
    MessageEntry entry =
        mailbox.messages().byNumber(session.message()).orElseThrow(GraphRefusal::notFound);
    Settings settings = exchange.settings();
    ObjectNode stored =
        new AttachmentIntake(settings, mailbox.bytes(), exchange.now())
            .takeUploaded(session.item());
    mailbox.uploads().refer(session, stored);
    AtomicLong number = new AtomicLong();
    mailbox
        .messages()
        .edit(entry, doc -> number.set(Attachments.add(doc, stored, mailbox, settings)));
    mailbox.uploads().close(session);
    AttachmentView view = new AttachmentView(mailbox, entry.number(), new Select(Set.of()));
    return Reply.empty(201)
        .with(
            "Location",
            String.format(
                java.util.Locale.ROOT,
                "%s/api/v2.0/Users('%s')/Messages('%s')/Attachments('%s')",
                exchange.address().base(),
                mailbox.address(),
                mailbox.messages().id(entry, true),
                view.id(stored)));
  }

  private Reply status(Call call) {
    Mailbox mailbox = mailboxOf(call).orElseThrow(GraphRefusal::notFound);
    return Reply.json(200, describe(mailbox, session(call, mailbox)));
  }

  private Reply cancel(Call call) {
    Mailbox mailbox = mailboxOf(call).orElseThrow(GraphRefusal::notFound);
    mailbox.uploads().close(session(call, mailbox));
    return Reply.empty(204);
  }

  private static UploadSession session(Call call, Mailbox mailbox) {
    try {
      long number = Long.parseLong(call.path("session"));
      return mailbox.uploads().find(number, call.option("authtoken").orElse(""));
    } catch (NumberFormatException e) {
      throw GraphRefusal.notFound();
    }
  }

  private static ObjectNode describe(Mailbox mailbox, UploadSession session) {
    long arrived = mailbox.uploads().arrivedBytes(session);
    ObjectNode answer = Json.object().put("expirationDateTime", session.expires().toString());
    answer.putArray("nextExpectedRanges").add(arrived + "-");
    return answer;
  }

  // After a piece Graph names only where the next one starts.
  private static ObjectNode progress(Mailbox mailbox, UploadSession session) {
    ObjectNode answer = Json.object().put("expirationDateTime", session.expires().toString());
    answer
        .putArray("nextExpectedRanges")
        .add(String.valueOf(mailbox.uploads().arrivedBytes(session)));
    return answer;
  }

  private String url(Mailbox mailbox, UploadSession session) {
    return String.format(
        java.util.Locale.ROOT,
        "%s/api/gv1.0/Mailboxes('%s')/AttachmentSessions('%d')?authtoken=%s",
        exchange.address().base(),
        mailbox.id(),
        session.number(),
        session.token());
  }
}
