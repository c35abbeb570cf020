package godwit.local.exchange.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.local.exchange.http.GraphRefusal;
import godwit.local.exchange.http.Json;
import godwit.local.exchange.limits.Assumptions;
import godwit.local.exchange.limits.Assumptions.Answer;
import godwit.local.exchange.limits.Settings;
import godwit.local.exchange.schema.Recipients;
import godwit.local.exchange.store.Mailbox;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/**
 * Turns a posted message into a stored document by the rules of creation: what is read-only is
 * dropped without a word, dates and draft state come from extended properties only.
 */
final class MessageIntake {
  private static final int UNSENT = 0x8;
  private static final int READ = 0x1;

  private final Settings settings;
  private final Mailbox mailbox;
  private final Instant now;

  MessageIntake(Settings settings, Mailbox mailbox, Instant now) {
    this.settings = settings;
    this.mailbox = mailbox;
    this.now = now;
  }

  /**
   * The document to store; bytes are stored on the way.
   *
   * @throws GraphRefusal 400 for what Exchange does not take, 403 and 507 as switched or full
   */
  ObjectNode document(ObjectNode posted) {
    Recipients.check(posted);
    HeaderRules.check(posted.path("internetMessageHeaders"));
    ObjectNode properties =
        ExtendedProperties.read(posted, mailbox, settings.sizes().namedProperties());
    new Doubts(settings.assumptions(), mailbox.address()).apply(posted, properties);
    ObjectNode doc = Json.object();
    dates(doc, properties);
    flags(doc, posted, properties);
    new MessageContent(mailbox.bytes()).copy(posted, doc);
    identity(doc, posted);
    doc.set("$extended", properties);
    attachments(doc, posted);
    size(doc);
    return doc;
  }

  private void dates(ObjectNode doc, ObjectNode properties) {
    doc.put("createdDateTime", now.toString());
    doc.put("lastModifiedDateTime", now.toString());
    doc.put("receivedDateTime", date(properties, ExtendedProperties.RECEIVED));
    doc.put("sentDateTime", date(properties, ExtendedProperties.SENT));
  }

  private String date(ObjectNode properties, String id) {
    JsonNode given = properties.remove(id);
    if (given == null || settings.assumptions().dates() == Answer.IGNORE) {
      return now.toString();
    }
    return Instant.parse(given.asText()).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private void flags(ObjectNode doc, ObjectNode posted, ObjectNode properties) {
    JsonNode given = properties.remove(ExtendedProperties.FLAGS);
    boolean isGiven = given != null && settings.assumptions().messageFlags() != Answer.IGNORE;
    int flags = isGiven ? Integer.parseInt(given.asText()) : UNSENT | READ;
    doc.put("isDraft", (flags & UNSENT) != 0);
    doc.put("isRead", posted.path("isRead").asBoolean((flags & READ) != 0));
  }

  private void identity(ObjectNode doc, ObjectNode posted) {
    String given = posted.path("internetMessageId").asText("");
    String id =
        given.isEmpty() || given.equals("null")
            ? "<" + UUID.randomUUID() + "@exchange.local.example>"
            : given;
    doc.put("internetMessageId", id);
    doc.put(
        "conversationId",
        posted.path("conversationId").isTextual()
            ? posted.path("conversationId").asText()
            : MessageContent.conversationOf(doc));
  }

  private void attachments(ObjectNode doc, ObjectNode posted) {
    JsonNode given = posted.path("attachments");
    if (given.size() > settings.sizes().attachments()) {
      throw Attachments.tooMany();
    }
    AttachmentIntake intake = new AttachmentIntake(settings, mailbox.bytes(), now);
    ArrayNode stored = doc.putArray("$attachments");
    given.forEach(each -> Attachments.number(doc, stored, intake.take(each)));
    Attachments.refresh(doc);
  }

  private void size(ObjectNode doc) {
    doc.put("$size", MessageContent.size(doc));
    Attachments.requireSize(doc.path("$size").asLong(), mailbox, settings);
  }

  /** The members that the public sources only guess about. */
  private record Doubts(Assumptions assumptions, String address) {
    private static final List<String> AUTHORS = List.of("from", "sender");
    private static final List<String> RECIPIENTS =
        List.of("toRecipients", "ccRecipients", "bccRecipients");
    private static final int LONG_HEADERS = 32 * 1024;
    private static final int MANY_RECIPIENTS = 500;
    private static final String SIGNED = "IPM.Note.SMIME.MultipartSigned";

    void apply(ObjectNode posted, ObjectNode properties) {
      settle(assumptions.transportHeaders(), properties, ExtendedProperties.TRANSPORT_HEADERS);
      if (properties.path(ExtendedProperties.TRANSPORT_HEADERS).asText().length() > LONG_HEADERS) {
        settle(assumptions.longHeaders(), properties, ExtendedProperties.TRANSPORT_HEADERS);
      }
      ExtendedProperties.THREADING.forEach(id -> settle(assumptions.threading(), properties, id));
      ExtendedProperties.ICONS.forEach(id -> settle(assumptions.icons(), properties, id));
      String messageClass = properties.path(ExtendedProperties.MESSAGE_CLASS).asText();
      if (messageClass.startsWith("IPM.Note.SMIME")) {
        Answer answer =
            messageClass.equals(SIGNED) ? assumptions.smimeSigned() : assumptions.smimeClass();
        settle(answer, properties, ExtendedProperties.MESSAGE_CLASS);
      }
      settle(assumptions.messageId(), posted, "internetMessageId");
      authors(posted);
      recipients(posted);
    }

    private void authors(ObjectNode posted) {
      if (AUTHORS.stream().noneMatch(author -> isForeign(posted.path(author)))) {
        return;
      }
      if (assumptions.foreignSender() == Answer.REFUSE) {
        throw GraphRefusal.of(
            403, "ErrorSendAsDenied", "The user account may not use this address as sender.");
      }
      if (assumptions.foreignSender() == Answer.IGNORE) {
        posted.remove(AUTHORS);
      }
    }

    private void recipients(ObjectNode posted) {
      int all = RECIPIENTS.stream().mapToInt(kind -> posted.path(kind).size()).sum();
      if (all <= MANY_RECIPIENTS || assumptions.manyRecipients() == Answer.KEEP) {
        return;
      }
      if (assumptions.manyRecipients() == Answer.REFUSE) {
        throw GraphRefusal.of(400, "ErrorInvalidRecipients", "There are too many recipients.");
      }
      int left = MANY_RECIPIENTS;
      for (String kind : RECIPIENTS) {
        while (posted.path(kind) instanceof ArrayNode list && list.size() > left) {
          list.remove(list.size() - 1);
        }
        left -= posted.path(kind).size();
      }
    }

    private boolean isForeign(JsonNode author) {
      String given = author.path("emailAddress").path("address").asText("");
      return !given.isEmpty() && !given.equalsIgnoreCase(address);
    }

    private static void settle(Answer answer, ObjectNode properties, String id) {
      if (!properties.has(id) || answer == Answer.KEEP) {
        return;
      }
      if (answer == Answer.REFUSE) {
        throw GraphRefusal.of(
            400, "ErrorInvalidPropertySet", "The property set '" + id + "' can't be written.");
      }
      properties.remove(id);
    }
  }
}
