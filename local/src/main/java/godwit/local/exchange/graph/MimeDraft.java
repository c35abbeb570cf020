package godwit.local.exchange.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.local.exchange.http.GraphRefusal;
import godwit.local.exchange.http.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Reads a draft that is posted as base64 of MIME. Only the top header's subject and Message-ID and
 * the bytes after it are taken: enough to see that such a message always ends up as a draft.
 */
final class MimeDraft {

  private MimeDraft() {}

  /**
   * The message as if it had been posted as JSON.
   *
   * @throws GraphRefusal 400 ErrorMimeContentInvalidBase64String, 413
   */
  static ObjectNode read(InputStream in) throws IOException {
    String mime;
    try {
      mime =
          new String(
              Base64.getMimeDecoder().decode(strict(in.readAllBytes())),
              StandardCharsets.ISO_8859_1);
    } catch (IllegalArgumentException e) {
      throw GraphRefusal.of(
          400, "ErrorMimeContentInvalidBase64String", "Invalid base64 string for MIME content.");
    }
    String[] halves = mime.split("\r?\n\r?\n", 2);
    Map<String, String> header = headerOf(halves[0]);
    ObjectNode message = Json.object();
    message.put("subject", header.getOrDefault("subject", ""));
    message.put("internetMessageId", header.getOrDefault("message-id", ""));
    message
        .putObject("body")
        .put("contentType", "text")
        .put("content", halves.length > 1 ? halves[1] : "");
    return message;
  }

  private static byte[] strict(byte[] text) {
    for (byte each : text) {
      boolean isKnown = Character.isLetterOrDigit(each) || "+/=\r\n".indexOf(each) >= 0;
      if (!isKnown) {
        throw new IllegalArgumentException("no base64");
      }
    }
    return text;
  }

  private static Map<String, String> headerOf(String block) {
    Map<String, String> header = new LinkedHashMap<>();
    for (String line : block.replaceAll("\r?\n[ \t]+", " ").split("\r?\n", -1)) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        header.putIfAbsent(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).trim());
      }
    }
    return header;
  }
}
