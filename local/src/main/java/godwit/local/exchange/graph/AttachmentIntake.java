package godwit.local.exchange.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.local.exchange.http.GraphRefusal;
import godwit.local.exchange.http.Json;
import godwit.local.exchange.limits.Assumptions;
import godwit.local.exchange.limits.Settings;
import godwit.local.exchange.store.ByteStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Locale;

/** Turns a posted attachment into a stored one; its bytes go to the byte store. */
final class AttachmentIntake {
  private static final String FILE = "#microsoft.graph.fileAttachment";
  private static final String ITEM = "#microsoft.graph.itemAttachment";

  private final Settings settings;
  private final ByteStore bytes;
  private final Instant now;

  AttachmentIntake(Settings settings, ByteStore bytes, Instant now) {
    this.settings = settings;
    this.bytes = bytes;
    this.now = now;
  }

  /**
   * Stores the bytes and describes the attachment, without its number.
   *
   * @throws GraphRefusal 413 when it must go through an upload session, 400 when it lacks its name
   *     or content
   */
  ObjectNode take(JsonNode posted) {
    String type = posted.path("@odata.type").asText();
    if (posted.path("name").asText("").isEmpty()) {
      throw missing("name");
    }
    byte[] content =
        switch (type) {
          case FILE -> fileContent(posted);
          case ITEM -> itemContent(posted);
          default ->
              throw GraphRefusal.of(
                  400, "ErrorInvalidRequest", "Attachments of this type cannot be added.");
        };
    if (content.length >= settings.sizes().attachmentBytes()) {
      throw GraphRefusal.of(
          413,
          "ErrorAttachmentSizeLimitExceeded",
          "The attachment is too large for a single request; use an upload session.");
    }
    ObjectNode stored = describe(posted, type, content.length);
    bytes.store(content, stored);
    return stored;
  }

  /** Describes a finished upload; its bytes are referred to by the caller. */
  ObjectNode takeUploaded(JsonNode item) {
    return describe(item, FILE, item.path("size").asLong());
  }

  private ObjectNode describe(JsonNode posted, String type, long size) {
    ObjectNode stored = Json.object();
    stored.put("@odata.type", type);
    stored.put("name", posted.path("name").asText());
    stored.put("contentType", contentType(posted, type));
    stored.put("isInline", posted.path("isInline").asBoolean(false));
    stored.set("contentId", posted.path("contentId"));
    stored.set("contentLocation", posted.path("contentLocation"));
    stored.put("size", size);
    stored.put("lastModifiedDateTime", now.toString());
    return stored;
  }

  private String contentType(JsonNode posted, String type) {
    String given = posted.path("contentType").asText("");
    boolean isSigned = given.toLowerCase(Locale.ROOT).startsWith("multipart/signed");
    if (isSigned && settings.assumptions().multipartSignedType() == Assumptions.Answer.IGNORE) {
      return "application/octet-stream";
    }
    if (!given.isEmpty()) {
      return given;
    }
    return type.equals(ITEM) ? "message/rfc822" : "application/octet-stream";
  }

  private static byte[] fileContent(JsonNode posted) {
    if (posted.path("contentBytes") instanceof BinaryNode content) {
      return content.binaryValue();
    }
    throw missing("contentBytes");
  }

  private static byte[] itemContent(JsonNode posted) {
    if (!posted.path("item").isObject()) {
      throw missing("item");
    }
    try {
      return Json.MAPPER.writeValueAsBytes(posted.path("item"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static GraphRefusal missing(String member) {
    return GraphRefusal.of(
        400, "ErrorRequiredPropertyMissing", "Required property '" + member + "' is missing.");
  }
}
