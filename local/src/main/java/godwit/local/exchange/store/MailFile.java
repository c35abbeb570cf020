package godwit.local.exchange.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A mail that was sent, as the text of a file that a mail program opens (RFC 5322, RFC 2046). */
final class MailFile {
  private static final String BOUNDARY = "=_godwit-sent";
  private static final Base64.Encoder LINES =
      Base64.getMimeEncoder(76, "\r\n".getBytes(StandardCharsets.US_ASCII));

  private MailFile() {}

  static String of(JsonNode mail) {
    JsonNode message = mail.path("message");
    var text = new StringBuilder();
    line(text, "From", mail.path("from").asText());
    line(text, "To", String.join(", ", addresses(message.path("toRecipients"))));
    line(text, "Subject", word(message.path("subject").asText()));
    line(text, "Date", date(mail.path("sentDateTime").asText()));
    line(text, "MIME-Version", "1.0");
    line(text, "Content-Type", "multipart/mixed; boundary=\"" + BOUNDARY + "\"");
    String kind = message.path("body").path("contentType").asText("text");
    String type = kind.equalsIgnoreCase("html") ? "text/html" : "text/plain";
    byte[] body = message.path("body").path("content").asText().getBytes(StandardCharsets.UTF_8);
    part(text, type + "; charset=utf-8", "inline", LINES.encodeToString(body));
    for (JsonNode file : message.path("attachments")) {
      byte[] content = Base64.getDecoder().decode(file.path("contentBytes").asText());
      String name = file.path("name").asText().replaceAll("[\"\\\\\\p{Cntrl}]", "_");
      part(
          text,
          file.path("contentType").asText("application/octet-stream"),
          "attachment; filename=\"" + name + "\"",
          LINES.encodeToString(content));
    }
    return text.append("\r\n--" + BOUNDARY + "--\r\n").toString();
  }

  private static void part(StringBuilder text, String type, String disposition, String content) {
    text.append("\r\n--" + BOUNDARY + "\r\n");
    line(text, "Content-Type", type);
    line(text, "Content-Disposition", disposition);
    line(text, "Content-Transfer-Encoding", "base64");
    text.append("\r\n").append(content).append("\r\n");
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append(name).append(": ").append(value).append("\r\n");
  }

  private static List<String> addresses(JsonNode recipients) {
    var addresses = new ArrayList<String>();
    recipients.forEach(r -> addresses.add(r.path("emailAddress").path("address").asText()));
    return addresses;
  }

  private static String word(String subject) {
    byte[] bytes = subject.getBytes(StandardCharsets.UTF_8);
    return "=?utf-8?B?" + Base64.getEncoder().encodeToString(bytes) + "?=";
  }

  private static String date(String instant) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(
        Instant.parse(instant).atOffset(ZoneOffset.UTC));
  }
}
