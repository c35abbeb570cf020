package godwit.local.fidelity;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;

/** One message as it is served, and what the stand-in holds of it when all went well. */
final class Samples {
  static final byte[] PICTURE = {1, 2, 3, 4};
  static final byte[] FILE = "a,b\r\n".getBytes(StandardCharsets.US_ASCII);
  static final String HTML = "<p>Good <b>day</b></p><img src=\"cid:pic@a\">";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String HEADER =
      """
      From: "Ann B." <ann@a.example>
      Sender: Sec <sec@a.example>
      To: bob@b.example, =?utf-8?q?J=C3=B6rg?= <joerg@b.example>
      Cc: carl@c.example
      Bcc: dora@d.example
      Reply-To: list@a.example
      Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?= to you
      Date: Tue, 3 Mar 2015 05:06:01 +0100
      Message-ID: <m1@a.example>
      In-Reply-To: <m0@b.example>
      References: <r@b.example> <m0@b.example>
      Content-Type: multipart/mixed; boundary=o
      """;
  private static final String BODY =
      """

      --o
      Content-Type: multipart/related; boundary=r

      --r
      Content-Type: multipart/alternative; boundary=i

      --i

      Good day
      --i
      Content-Type: text/html

      %s
      --i--
      --r
      Content-Type: image/png
      Content-ID: <pic@a>
      Content-Transfer-Encoding: base64

      AQIDBA==
      --r--
      --o
      Content-Type: text/csv; name="t.csv"
      Content-Disposition: attachment; filename="t.csv"
      Content-Transfer-Encoding: base64

      YSxiDQo=
      --o--
      """
          .formatted(HTML);

  private Samples() {}

  static Served served() {
    return served(HEADER + BODY);
  }

  /** A message with these flags: read, flagged and answered. */
  static Served served(String message) {
    return new Served(
        "INBOX",
        1,
        1,
        Set.of("\\Seen", "\\Flagged", "\\Answered"),
        Instant.parse("2015-03-03T05:00:00Z"),
        new Bytes(message.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)));
  }

  /** The message of {@link #served()} as it should arrive. */
  static ObjectNode arrived() {
    ObjectNode json = plain("Grüße to you", true, HTML);
    json.set("from", recipient("Ann B.", "ann@a.example"));
    json.set("sender", recipient("Sec", "sec@a.example"));
    json.putArray("toRecipients")
        .add(recipient("", "bob@b.example"))
        .add(recipient("Jörg", "joerg@b.example"));
    json.putArray("ccRecipients").add(recipient("", "carl@c.example"));
    json.putArray("bccRecipients").add(recipient("", "dora@d.example"));
    json.putArray("replyTo").add(recipient("", "list@a.example"));
    json.put("sentDateTime", "2015-03-03T04:06:01Z");
    json.put("internetMessageId", "<m1@a.example>");
    extended(json).put("String 0x1042", "<m0@b.example>");
    extended(json).put("String 0x1039", "<r@b.example> <m0@b.example>");
    extended(json).put("String 0x007D", HEADER.replace("\n", "\r\n"));
    attach(json, "ATT00001.png", PICTURE).put("contentId", "pic@a").put("isInline", true);
    attach(json, "t.csv", FILE);
    return json;
  }

  /** A message of {@link #served(String)} without recipients and attachments. */
  static ObjectNode plain(String subject, boolean html, String body) {
    ObjectNode json = JSON.createObjectNode().put("subject", subject);
    json.put("isRead", true).put("isDraft", false);
    json.putObject("flag").put("flagStatus", "flagged");
    json.put("receivedDateTime", "2015-03-03T05:00:00Z");
    json.put("sentDateTime", "2015-03-03T05:00:00Z");
    json.putObject("body").put("contentType", html ? "html" : "text").put("content", body);
    json.putObject("extendedProperties").put("Integer 0x1080", "261");
    json.putArray("attachments");
    return json;
  }

  static ObjectNode extended(ObjectNode json) {
    return (ObjectNode) json.get("extendedProperties");
  }

  static ObjectNode attachment(ObjectNode json, int index) {
    return (ObjectNode) json.get("attachments").get(index);
  }

  static ObjectNode attach(ObjectNode json, String name, byte[] content) {
    ObjectNode one = ((ArrayNode) json.get("attachments")).addObject().put("name", name);
    one.put("sha256", Words.sha256(content)).put("isInline", false);
    return one.put("complete", true);
  }

  static ObjectNode recipient(String name, String address) {
    ObjectNode recipient = JSON.createObjectNode();
    recipient.putObject("emailAddress").put("name", name).put("address", address);
    return recipient;
  }
}
