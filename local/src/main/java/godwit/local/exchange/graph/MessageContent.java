package godwit.local.exchange.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.local.exchange.http.GraphRefusal;
import godwit.local.exchange.http.Json;
import godwit.local.exchange.store.ByteStore;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** The written parts of a message: subject, body, people, flag, categories. */
final class MessageContent {
  private static final int SUBJECT_CHARS = 255;
  private static final int PREVIEW_CHARS = 255;
  private static final int PREVIEW_SOURCE_CHARS = 4096;
  private static final int LARGE_BODY_CHARS = 32 * 1024;

  /** Kept as posted when they are there. */
  private static final List<String> PLAIN =
      List.of(
          "from",
          "sender",
          "internetMessageHeaders",
          "isReadReceiptRequested",
          "isDeliveryReceiptRequested",
          "conversationIndex");

  private static final List<String> PEOPLE =
      List.of("toRecipients", "ccRecipients", "bccRecipients", "replyTo");

  private final ByteStore bytes;

  MessageContent(ByteStore bytes) {
    this.bytes = bytes;
  }

  /** Copies what a create may set, with Exchange's values where it is absent. */
  void copy(ObjectNode posted, ObjectNode doc) {
    subject(posted, doc);
    body(posted.path("body"), doc);
    for (String name : PEOPLE) {
      doc.set(name, posted.has(name) ? posted.get(name) : Json.MAPPER.createArrayNode());
    }
    for (String name : PLAIN) {
      if (posted.hasNonNull(name)) {
        doc.set(name, posted.get(name));
      }
    }
    doc.put("importance", posted.path("importance").asText("normal"));
    doc.put("inferenceClassification", posted.path("inferenceClassification").asText("focused"));
    doc.set(
        "categories",
        posted.has("categories") ? posted.get("categories") : Json.MAPPER.createArrayNode());
    flag(posted.path("flag"), doc);
  }

  static void subject(JsonNode posted, ObjectNode doc) {
    String subject = posted.path("subject").isTextual() ? posted.path("subject").asText() : "";
    int end = Math.min(subject.length(), SUBJECT_CHARS);
    if (end < subject.length() && Character.isHighSurrogate(subject.charAt(end - 1))) {
      end--;
    }
    doc.put("subject", subject.substring(0, end));
  }

  void body(JsonNode posted, ObjectNode doc) {
    String content = posted.path("content").isTextual() ? posted.path("content").asText() : "";
    ObjectNode body = doc.putObject("body");
    body.put("contentType", posted.path("contentType").asText("text"));
    doc.put("bodyPreview", preview(content, body.path("contentType").asText()));
    if (content.length() > LARGE_BODY_CHARS) {
      bytes.store(content.getBytes(StandardCharsets.UTF_8), body);
    } else {
      body.put("content", content);
    }
  }

  static void flag(JsonNode posted, ObjectNode doc) {
    if (posted.hasNonNull("dueDateTime") && !posted.hasNonNull("startDateTime")) {
      throw GraphRefusal.of(
          400, "ErrorInvalidRequest", "A flag with a due date needs a start date as well.");
    }
    ObjectNode flag = posted instanceof ObjectNode given ? given.deepCopy() : Json.object();
    if (!flag.hasNonNull("flagStatus")) {
      flag.put("flagStatus", "notFlagged");
    }
    doc.set("flag", flag);
  }

  private static String preview(String content, String type) {
    String source = content.substring(0, Math.min(content.length(), PREVIEW_SOURCE_CHARS));
    String text = type.equals("html") ? source.replaceAll("<[^>]*>", " ") : source;
    String joined = text.replaceAll("\\s+", " ").trim();
    int end = Math.min(joined.length(), PREVIEW_CHARS);
    if (end > 0 && Character.isHighSurrogate(joined.charAt(end - 1))) {
      end--;
    }
    return joined.substring(0, end);
  }

  /** One id for all messages with the same subject but for its prefix. */
  static String conversationOf(JsonNode doc) {
    String topic = doc.path("subject").asText().replaceFirst("(?i)^((re|fw|fwd|aw|wg):\\s*)+", "");
    UUID id = UUID.nameUUIDFromBytes(topic.getBytes(StandardCharsets.UTF_8));
    return "AAQkA"
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(id.toString().getBytes(StandardCharsets.US_ASCII));
  }

  /** Roughly what the message takes of the mailbox's quota and size limit, in bytes. */
  static long size(JsonNode doc) {
    JsonNode body = doc.path("body");
    long size = 1024L + body.path("$length").asLong() + body.path("content").asText("").length();
    for (JsonNode property : doc.path("$extended")) {
      size += property.asText().length();
    }
    for (JsonNode attachment : doc.path("$attachments")) {
      size += attachment.path("size").asLong();
    }
    return size;
  }
}
