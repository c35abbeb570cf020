package godwit.local.exchange.inspect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.local.exchange.http.Json;
import godwit.local.exchange.store.Mailbox;
import godwit.local.exchange.store.MessageEntry;
import godwit.local.exchange.store.UploadSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * Shows everything that is stored of a message.
 *
 * @param mailbox whose it is
 */
record StoredMessageView(Mailbox mailbox) {

  ObjectNode show(MessageEntry entry) throws IOException {
    JsonNode doc = mailbox.messages().load(entry);
    ObjectNode line = Json.object();
    line.put("folder", mailbox.messages().locked(() -> entry.folder().path()));
    line.put("folderId", mailbox.messages().locked(() -> mailbox.folders().id(entry.folder())));
    line.put("id", mailbox.messages().id(entry, true));
    for (Map.Entry<String, JsonNode> member : doc.properties()) {
      if (!member.getKey().startsWith("$") && !member.getKey().equals("body")) {
        line.set(member.getKey(), member.getValue());
      }
    }
    line.set("body", body(doc));
    line.set("extendedProperties", doc.path("$extended"));
    line.set("size", doc.path("$size"));
    var attachments = line.putArray("attachments");
    for (JsonNode attachment : doc.path("$attachments")) {
      attachments.add(stored(attachment));
    }
    for (UploadSession session : mailbox.uploads().of(entry)) {
      attachments.add(unfinished(session));
    }
    return line;
  }

  private ObjectNode body(JsonNode doc) {
    JsonNode stored = doc.path("body");
    String content =
        stored.has("$length")
            ? new String(mailbox.bytes().read(stored), StandardCharsets.UTF_8)
            : stored.path("content").asText();
    return Json.object()
        .put("contentType", stored.path("contentType").asText())
        .put("content", content);
  }

  private ObjectNode stored(JsonNode attachment) throws IOException {
    ObjectNode shown = Json.object();
    for (Map.Entry<String, JsonNode> member : attachment.properties()) {
      if (!member.getKey().startsWith("$")) {
        shown.set(member.getKey(), member.getValue());
      }
    }
    shown.put("sha256", digest(attachment));
    shown.put("uploaded", attachment.has("$upload"));
    return shown.put("complete", true);
  }

  private ObjectNode unfinished(UploadSession session) {
    ObjectNode shown = Json.object();
    shown.put("@odata.type", "#microsoft.graph.fileAttachment");
    shown.setAll(session.item());
    shown.put("arrived", mailbox.uploads().arrivedBytes(session));
    shown.put("uploaded", true);
    return shown.put("complete", false);
  }

  private String digest(JsonNode attachment) throws IOException {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
    try (InputStream in = new DigestInputStream(mailbox.bytes().open(attachment), digest)) {
      long read = in.transferTo(java.io.OutputStream.nullOutputStream());
      assert read >= 0;
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
