package godwit.local.exchange.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.local.exchange.http.GraphRefusal;
import godwit.local.exchange.limits.Assumptions.Answer;
import godwit.local.exchange.limits.Settings;
import godwit.local.exchange.store.Mailbox;
import godwit.local.exchange.store.MailboxMessages;

/** The rules for the attachments of one stored message. */
final class Attachments {
  private static final String NUMBER = "$number";

  private Attachments() {}

  /** Adds an attachment under the next free number, which is never used again. */
  static long number(ObjectNode doc, ArrayNode all, ObjectNode attachment) {
    long number = doc.path("$lastAttachment").asLong() + 1;
    doc.put("$lastAttachment", number);
    all.add(attachment.put(NUMBER, number));
    return number;
  }

  static long numberOf(JsonNode attachment) {
    return attachment.path(NUMBER).asLong();
  }

  static void refresh(ObjectNode doc) {
    boolean has = false;
    for (JsonNode attachment : doc.path("$attachments")) {
      has |= !attachment.path("isInline").asBoolean();
    }
    doc.put("hasAttachments", has);
  }

  /** Adds to a message that is already stored, with all checks. */
  static long add(ObjectNode doc, ObjectNode attachment, Mailbox mailbox, Settings settings) {
    requireRoom(doc, 0, settings);
    long number = number(doc, doc.withArrayProperty("$attachments"), attachment);
    refresh(doc);
    doc.put("$size", MessageContent.size(doc));
    requireSize(doc.path("$size").asLong(), mailbox, settings);
    return number;
  }

  /**
   * Refuses one attachment more than allowed.
   *
   * @param pending uploads that are not finished
   */
  static void requireRoom(JsonNode doc, int pending, Settings settings) {
    if (doc.path("$attachments").size() + pending >= settings.sizes().attachments()) {
      throw tooMany();
    }
  }

  static GraphRefusal tooMany() {
    return GraphRefusal.of(
        400, "ErrorAttachmentCountLimitExceeded", "The message has too many attachments.");
  }

  /** Refuses a message over the mailbox's size limit or what is left of its quota. */
  static void requireSize(long bytes, Mailbox mailbox, Settings settings) {
    long own = mailbox.policy().maxMessageBytes();
    if (bytes > (own > 0 ? own : settings.sizes().messageBytes())) {
      throw GraphRefusal.of(
          400, "ErrorMessageSizeExceeded", "The message exceeds the maximum supported size.");
    }
  }

  static void requireQuota(long moreBytes, Mailbox mailbox) {
    if (mailbox.messages().usedBytes() + moreBytes > mailbox.policy().quotaBytes()) {
      throw MailboxMessages.quotaExceeded();
    }
  }

  /** Refuses to add to a message that is no draft where the tenant wants a further permission. */
  static void requireAllowed(JsonNode doc, Settings settings) {
    if (!doc.path("isDraft").asBoolean()
        && settings.assumptions().attachmentsAfterCreate() == Answer.REFUSE) {
      throw accessDenied();
    }
  }

  static GraphRefusal accessDenied() {
    return GraphRefusal.of(
        403, "ErrorAccessDenied", "Access is denied. Check credentials and try again.");
  }
}
