package godwit.mime.part;

import godwit.mime.body.Html;
import godwit.mime.charset.TextDecoder;
import godwit.mime.entity.HeapContent;
import godwit.mime.entity.PartContent;
import godwit.target.Attachment;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.poi.hmef.HMEFMessage;
import org.apache.poi.hmef.attribute.MAPIAttribute;
import org.apache.poi.hmef.attribute.TNEFAttribute;
import org.apache.poi.hmef.attribute.TNEFProperty;
import org.apache.poi.hsmf.datatypes.MAPIProperty;
import org.apache.poi.hsmf.datatypes.Types;

/**
 * What Outlook put into a {@code winmail.dat} (MS-OXTNEF): the body and the files. Held in memory,
 * so only up to {@link #MOST_BYTES}.
 *
 * @param html the body as HTML, if it has one
 * @param text the body as plain text, if it has one
 * @param attachments the files, and the body as {@code message.rtf} if there is no other
 */
public record Winmail(Optional<String> html, Optional<String> text, List<Attachment> attachments) {
  /** Four messages at once in an instance of 512 MB; the library holds the bytes about twice. */
  static final int MOST_BYTES = 16 << 20;

  static {
    // The library refuses attributes over 1 MB unless told otherwise; there is no other way to say.
    TNEFAttribute.setMaxRecordLength(MOST_BYTES);
    MAPIAttribute.setMaxRecordLength(MOST_BYTES);
  }

  public Winmail {
    attachments = List.copyOf(attachments);
  }

  /**
   * Takes a winmail.dat apart.
   *
   * @return empty if it is too large, damaged, or holds what is no file, such as another message
   * @throws IOException if the source cannot be read
   */
  public static Optional<Winmail> open(PartContent content) throws IOException {
    if (content.sizeBytes() > MOST_BYTES) {
      return Optional.empty();
    }
    byte[] bytes = content.head(MOST_BYTES);
    try {
      return Optional.of(of(new HMEFMessage(new ByteArrayInputStream(bytes))));
    } catch (IOException | RuntimeException damaged) {
      // Whatever the library makes of hostile bytes: the file stays as it is.
      return Optional.empty();
    }
  }

  private static Winmail of(HMEFMessage message) {
    Optional<String> html =
        bytes(message, MAPIProperty.BODY_HTML)
            .map(b -> TextDecoder.decode(b, Html.declaredCharset(b)))
            .map(Html::withTrueCharset)
            .map(BodyComposer::showable);
    Optional<String> text = text(message).map(BodyComposer::showable).filter(t -> !t.isBlank());
    var attachments = new ArrayList<Attachment>();
    if (html.isEmpty()) {
      bytes(message, MAPIProperty.RTF_COMPRESSED)
          .filter(rtf -> rtf.length > 0)
          .ifPresent(rtf ->
              attachments.add(
                  AttachmentBuilder.file("message.rtf", "application/rtf", new HeapContent(rtf))));
    }
    message.getAttachments().forEach(file -> attachments.add(attachment(file, attachments.size())));
    return new Winmail(html, text, attachments);
  }

  private static Optional<String> text(HMEFMessage message) {
    MAPIAttribute body = message.getMessageMAPIAttribute(MAPIProperty.BODY);
    if (body != null) {
      return Optional.of(text(body));
    }
    return Optional.ofNullable(message.getMessageAttribute(TNEFProperty.ID_BODY))
        .map(a -> terminated(TextDecoder.undeclared(a.getData())));
  }

  private static Optional<byte[]> bytes(HMEFMessage message, MAPIProperty property) {
    return Optional.ofNullable(message.getMessageMAPIAttribute(property))
        .map(MAPIAttribute::getData);
  }

  private static Attachment attachment(org.apache.poi.hmef.Attachment file, int number) {
    String sent = Optional.ofNullable(file.getLongFilename()).orElse("");
    String shorter = Optional.ofNullable(file.getFilename()).orElse("");
    String name = AttachmentNames.tidy(terminated(sent.isEmpty() ? shorter : sent));
    String shown = name.isEmpty() ? "ATT%05d.bin".formatted(number + 1) : name;
    String type =
        text(file, MAPIProperty.ATTACH_MIME_TAG)
            .filter(t -> t.matches("[\\w.+-]{1,100}/[\\w.+-]{1,100}"))
            .or(() -> Optional.ofNullable(URLConnection.guessContentTypeFromName(shown)))
            .orElse("application/octet-stream");
    return new Attachment(
        shown,
        type,
        false,
        text(file, MAPIProperty.ATTACH_CONTENT_ID)
            .map(AttachmentNames::tidy)
            .filter(id -> !id.isEmpty()),
        Optional.empty(),
        new HeapContent(file.getContents()));
  }

  private static Optional<String> text(org.apache.poi.hmef.Attachment file, MAPIProperty property) {
    return Optional.ofNullable(file.getMAPIAttribute(property)).map(Winmail::text);
  }

  private static String text(MAPIAttribute attribute) {
    byte[] data = attribute.getData();
    return terminated(
        attribute.getType() == Types.UNICODE_STRING.getId()
            ? new String(data, StandardCharsets.UTF_16LE)
            : TextDecoder.undeclared(data));
  }

  private static String terminated(String text) {
    int end = text.indexOf('\0');
    return end < 0 ? text : text.substring(0, end);
  }
}
