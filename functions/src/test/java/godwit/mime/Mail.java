package godwit.mime;

import godwit.source.MessageFlags;
import godwit.source.MessageSummary;
import godwit.source.MimeContent;
import godwit.source.SourceMessage;
import godwit.target.Attachment;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Messages for tests, and what their conversion gives. */
final class Mail {
  static final Instant RECEIVED = Instant.parse("2015-03-04T05:06:07Z");

  private static final MessageConverter CONVERTER = new MessageConverter();

  private Mail() {}

  /** Converts a message written with LF line ends, one byte per character, read and unflagged. */
  static Conversion convert(String message) {
    return convert(crlf(message), flags());
  }

  static Conversion convert(byte[] message, MessageFlags flags) {
    return convert(message, flags, Optional.of(RECEIVED));
  }

  static Conversion convert(byte[] message, MessageFlags flags, Optional<Instant> internalDate) {
    var summary = new MessageSummary(7, message.length, internalDate, flags, Optional.empty());
    return CONVERTER.convert(new SourceMessage(summary, content(message)));
  }

  static byte[] crlf(String message) {
    return message.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
  }

  /** UTF-8 bytes, one character each, to be put into a message. */
  static String utf8(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  static MessageFlags flags(String... keywords) {
    return new MessageFlags(true, false, false, false, false, Set.of(keywords));
  }

  static byte[] bytes(Attachment attachment) {
    try (InputStream in = attachment.content().open()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(Attachment attachment) {
    return new String(bytes(attachment), StandardCharsets.UTF_8);
  }

  static Optional<String> property(Conversion conversion, String id) {
    return conversion.message().properties().stream()
        .filter(p -> p.id().equals(id))
        .map(p -> p.value())
        .findFirst();
  }

  static MimeContent content(byte[] bytes) {
    return new MimeContent() {
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
    };
  }
}
