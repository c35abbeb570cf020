package godwit.local.servers;

import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Writes MIME parts by hand, so that every byte of a sample is known.
 *
 * <p>A part is its header fields, an empty line and its body, in a string whose characters are the
 * bytes (ISO-8859-1).
 */
final class MimeText {
  private static final String END = "\r\n";
  private static final int LINE_OF_BASE64 = 76;

  /** How a body travels (RFC 2045 §6). */
  enum Transfer {
    SEVEN_BIT("7bit"),
    EIGHT_BIT("8bit"),
    QUOTED_PRINTABLE("quoted-printable"),
    BASE64("base64");

    private final String token;

    Transfer(String token) {
      this.token = token;
    }
  }

  private MimeText() {}

  /** A text part, such as {@code plain} or {@code html}. */
  static String text(String subtype, String text, Charset charset, Transfer transfer) {
    String type = "text/" + subtype + "; charset=" + charset.name();
    return part(type, "", text.replace("\n", END).getBytes(charset), transfer);
  }

  /** A file, its name in the form of RFC 2231 where it needs one. */
  static String attachment(String name, String type, byte[] content) {
    return part(
        type, "Content-Disposition: attachment; " + filename(name) + END, content, Transfer.BASE64);
  }

  /** A picture that the HTML beside it shows as {@code cid:id}. */
  static String inline(String id, String name, String type, byte[] content) {
    String fields =
        "Content-ID: <" + id + ">" + END + "Content-Disposition: inline; " + filename(name) + END;
    return part(type, fields, content, Transfer.BASE64);
  }

  /** A message as part of another. */
  static String attachedMessage(String message) {
    return "Content-Type: message/rfc822" + END + END + message;
  }

  /** Several parts; {@code boundary} must not occur in them. */
  static String multipart(String subtype, String boundary, String... parts) {
    StringBuilder whole = new StringBuilder();
    whole.append("Content-Type: multipart/").append(subtype);
    whole.append("; boundary=\"").append(boundary).append('"').append(END).append(END);
    for (String part : parts) {
      whole.append("--").append(boundary).append(END).append(part).append(END);
    }
    return whole.append("--").append(boundary).append("--").append(END).toString();
  }

  /** Header text in encoded words where it is not ASCII (RFC 2047). */
  static String words(String text) {
    try {
      return MimeUtility.fold(9, MimeUtility.encodeText(text, "UTF-8", "B"));
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException("every Java has UTF-8", e);
    }
  }

  /** The bytes that a whole message stands for. */
  static byte[] bytes(String message) {
    return message.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String part(String type, String fields, byte[] content, Transfer transfer) {
    return "Content-Type: "
        + type
        + END
        + "Content-Transfer-Encoding: "
        + transfer.token
        + END
        + fields
        + END
        + body(content, transfer)
        + END;
  }

  private static String body(byte[] content, Transfer transfer) {
    return switch (transfer) {
      case SEVEN_BIT, EIGHT_BIT -> new String(content, StandardCharsets.ISO_8859_1);
      case BASE64 ->
          Base64.getMimeEncoder(LINE_OF_BASE64, END.getBytes(StandardCharsets.US_ASCII))
              .encodeToString(content);
      case QUOTED_PRINTABLE -> quotedPrintable(content);
    };
  }

  private static String quotedPrintable(byte[] content) {
    ByteArrayOutputStream encoded = new ByteArrayOutputStream();
    try (OutputStream encoder = MimeUtility.encode(encoded, Transfer.QUOTED_PRINTABLE.token)) {
      encoder.write(content);
    } catch (IOException | jakarta.mail.MessagingException e) {
      throw new IllegalStateException("memory cannot fail to be written", e);
    }
    return encoded.toString(StandardCharsets.US_ASCII);
  }

  private static String filename(String name) {
    boolean isAscii = StandardCharsets.US_ASCII.newEncoder().canEncode(name);
    String escaped = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    return isAscii ? "filename=\"" + name + "\"" : "filename*=UTF-8''" + escaped;
  }
}
