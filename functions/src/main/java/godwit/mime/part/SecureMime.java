package godwit.mime.part;

import godwit.mime.entity.Entity;
import godwit.mime.entity.PartContent;
import godwit.mime.header.HeaderField;
import godwit.source.MimeContent;
import godwit.target.Attachment;
import godwit.target.MapiProperty;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * S/MIME messages as Exchange keeps them (MS-OXOSMIME §2.1.3): a message class, and one attachment
 * {@code smime.p7m} with the exact bytes.
 */
public final class SecureMime {
  private static final String CLASS = "String 0x001A";

  /** PS_INTERNET_HEADERS (MS-OXPROPS §1.3.2): the header field as a property. */
  private static final String CONTENT_TYPE =
      "String {00020386-0000-0000-C000-000000000046} Name Content-Type";

  private SecureMime() {}

  /**
   * A secured message.
   *
   * @param readable the part that can be shown without a key, if any
   * @param attachment {@code smime.p7m}
   * @param properties message class and what goes with it
   */
  public record Secured(
      Optional<Entity> readable, Attachment attachment, List<MapiProperty> properties) {
    public Secured {
      properties = List.copyOf(properties);
    }
  }

  /** What is to be kept, if the message as a whole is S/MIME (RFC 8551 §3). */
  public static Optional<Secured> find(MimeContent source, Entity root) throws IOException {
    if (isClearSigned(root)) {
      return Optional.of(clearSigned(source, root));
    }
    return isOpaque(root) ? Optional.of(opaque(source, root)) : Optional.empty();
  }

  /** RFC 8551 §3.5.3. PGP (RFC 3156) uses the same multipart for another protocol. */
  private static boolean isClearSigned(Entity root) {
    if (!root.multipartKind().equals("signed") || root.children().size() != 2) {
      return false;
    }
    String protocol = root.type().parameter("protocol").orElse("").toLowerCase(Locale.ROOT);
    String signature = root.children().get(1).type().full();
    return protocol.contains("pkcs7-signature") || signature.contains("pkcs7-signature");
  }

  /** RFC 8551 §3.2 and §3.9: by type, or by the file name of a part of no known type. */
  private static boolean isOpaque(Entity root) {
    String type = root.type().full();
    boolean named =
        root.fileName().map(n -> n.toLowerCase(Locale.ROOT).endsWith(".p7m")).orElse(false);
    return type.equals("application/pkcs7-mime")
        || type.equals("application/x-pkcs7-mime")
        || (type.equals("application/octet-stream") && named);
  }

  private static Secured clearSigned(MimeContent source, Entity root) throws IOException {
    HeaderField field = contentType(root);
    String value = field.raw().endsWith("\r\n") ? field.raw() : field.raw() + "\r\n";
    byte[] prefix = (field.name() + ":" + value + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    return new Secured(
        Optional.of(root.children().get(0)),
        smime("multipart/signed", PartContent.prefixed(source, prefix, root)),
        List.of(new MapiProperty(CLASS, "IPM.Note.SMIME.MultipartSigned")));
  }

  private static Secured opaque(MimeContent source, Entity root) throws IOException {
    return new Secured(
        Optional.empty(),
        smime("application/pkcs7-mime", PartContent.body(source, root)),
        List.of(
            new MapiProperty(CLASS, "IPM.Note.SMIME"),
            new MapiProperty(CONTENT_TYPE, contentType(root).unfolded())));
  }

  private static Attachment smime(String contentType, PartContent content) {
    return AttachmentBuilder.file("smime.p7m", contentType, content);
  }

  private static HeaderField contentType(Entity root) {
    return root.headers().fields().stream()
        .filter(field -> field.name().equalsIgnoreCase("Content-Type"))
        .findFirst()
        .orElse(new HeaderField("Content-Type", " " + root.type().full()));
  }
}
