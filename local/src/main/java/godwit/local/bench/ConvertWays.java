package godwit.local.bench;

import godwit.mime.Conversion;
import godwit.mime.MessageConverter;
import godwit.source.MessageFlags;
import godwit.source.MessageSummary;
import godwit.source.MimeContent;
import godwit.source.SourceMessage;
import godwit.target.Attachment;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/** What is done with each message. For one thread. */
final class ConvertWays {
  private static final MessageSummary SUMMARY =
      new MessageSummary(1, 0, Optional.of(Instant.EPOCH), MessageFlags.NONE, Optional.empty());

  private final MessageConverter converter = new MessageConverter();
  private final Session session = Session.getInstance(new Properties());

  /** Does something with a message; false if it could not be read to its end. */
  @FunctionalInterface
  interface Way {
    boolean take(byte[] message);
  }

  /** Describes the Exchange message; attachments stay where they are until they are sent. */
  boolean convert(byte[] message) {
    return convert(message, false);
  }

  /** The same, and decodes every attachment once, as sending it does. */
  boolean convertAndRead(byte[] message) {
    return convert(message, true);
  }

  /** Angus Mail's own: headers, structure, every part decoded once. */
  boolean parse(byte[] message) {
    try {
      var parsed = new MimeMessage(session, new ByteArrayInputStream(message));
      read(parsed);
      return true;
    } catch (MessagingException | IOException | RuntimeException e) {
      // It gives up on some odd mail, which is counted, not hidden.
      return false;
    }
  }

  private boolean convert(byte[] message, boolean read) {
    Conversion conversion = converter.convert(new SourceMessage(SUMMARY, new Bytes(message)));
    if (!read) {
      return true;
    }
    try {
      for (Attachment attachment : conversion.message().attachments()) {
        drain(attachment.content().open());
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static void read(Part part) throws MessagingException, IOException {
    Object content =
        part.isMimeType("multipart/*") || part.isMimeType("message/rfc822")
            ? part.getContent()
            : part.getInputStream();
    switch (content) {
      case Multipart parts -> {
        for (int i = 0; i < parts.getCount(); i++) {
          BodyPart each = parts.getBodyPart(i);
          read(each);
        }
      }
      case Part nested -> read(nested);
      case InputStream bytes -> drain(bytes);
      default -> throw new MessagingException("content of an unexpected kind");
    }
  }

  private static void drain(InputStream bytes) throws IOException {
    try (bytes) {
      long unused = bytes.transferTo(OutputStream.nullOutputStream());
    }
  }

  private static final class Bytes implements MimeContent {
    private final byte[] bytes;

    Bytes(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public long sizeBytes() {
      return bytes.length;
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(bytes);
    }

    @Override
    public void close() {}
  }
}
