package godwit.mime.part;

import godwit.mime.body.UuBlocks.UuFile;
import godwit.mime.entity.ContentType;
import godwit.mime.entity.Entity;
import godwit.mime.entity.EntityParser;
import godwit.mime.entity.PartContent;
import godwit.mime.header.HeaderText;
import godwit.mime.header.Headers;
import godwit.source.MimeContent;
import godwit.target.Attachment;
import java.io.IOException;
import java.util.Optional;

/** Makes attachments of parts. Numbers those without a name. Used by one thread. */
public final class AttachmentBuilder {
  /** Enough of a nested message to find its subject. */
  private static final int HEAD_BYTES = 64 << 10;

  /** Subjects become file names; longer ones are cut where people stop reading. */
  private static final int LONGEST_SUBJECT = 120;

  private final MimeContent source;
  private int unnamed;

  public AttachmentBuilder(MimeContent source) {
    this.source = source;
  }

  /** The decoded body of a part, with the name, type and Content-ID that it was sent with. */
  public Attachment of(Entity entity) throws IOException {
    PartContent content = PartContent.body(source, entity);
    String sent = entity.fileName().map(AttachmentNames::tidy).orElse("");
    return new Attachment(
        sent.isEmpty() ? made(entity, content) : sent,
        entity.type().full(),
        false,
        entity.contentId().map(AttachmentNames::tidy).filter(id -> !id.isEmpty()),
        entity.contentLocation(),
        content);
  }

  /** A file found within a text. */
  public Attachment of(UuFile file) {
    String name = AttachmentNames.tidy(HeaderText.clean(file.name()));
    String type = "application/octet-stream";
    return file(name.isEmpty() ? made(ContentType.parse(type)) : name, type, file.content());
  }

  /** A text part that is not whole in the body. */
  public Attachment wholeText(Entity entity) throws IOException {
    boolean html = entity.type().is("text", "html");
    PartContent content = PartContent.body(source, entity);
    return file(html ? "message.htm" : "message.txt", html ? "text/html" : "text/plain", content);
  }

  /** The header of the message as it stands. */
  public static Attachment wholeHeader(MimeContent source, Entity root) throws IOException {
    return file("headers.txt", "text/plain", PartContent.header(source, root));
  }

  /** The message as it stands, readable by any mail program. */
  public static Attachment original(MimeContent source) throws IOException {
    return file("original.eml", "message/rfc822", PartContent.whole(source));
  }

  /** A file that no body shows. */
  static Attachment file(String name, String contentType, Attachment.Content content) {
    return new Attachment(name, contentType, false, Optional.empty(), Optional.empty(), content);
  }

  private String made(Entity entity, PartContent content) throws IOException {
    if (!entity.type().isMessage()) {
      return made(entity.type());
    }
    Headers nested = EntityParser.header(content.head(HEAD_BYTES));
    String subject = nested.first("Subject").map(HeaderText::decode).orElse("");
    String bare = subject.replaceAll("[\\\\/:*?\"<>|\\s]+", " ").strip();
    if (bare.isEmpty()) {
      return made(entity.type());
    }
    int end =
        bare.offsetByCodePoints(
            0, Math.min(LONGEST_SUBJECT, bare.codePointCount(0, bare.length())));
    return bare.substring(0, end).strip() + ".eml";
  }

  private String made(ContentType type) {
    unnamed++;
    return AttachmentNames.made(type, unnamed);
  }
}
