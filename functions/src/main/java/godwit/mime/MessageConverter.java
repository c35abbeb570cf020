package godwit.mime;

import godwit.mime.degradation.Degradation;
import godwit.mime.degradation.Degradations;
import godwit.mime.entity.EntityParser;
import godwit.mime.entity.ParsedMessage;
import godwit.mime.header.HeaderText;
import godwit.mime.header.Headers;
import godwit.mime.part.AttachmentBuilder;
import godwit.mime.property.EnvelopeReader;
import godwit.mime.property.MapiProperties;
import godwit.mime.property.MessageStates;
import godwit.mime.property.MessageTimes;
import godwit.source.MimeContent;
import godwit.source.SourceMessage;
import godwit.target.Attachment;
import godwit.target.ExchangeMessage;
import godwit.target.ExchangeMessage.Body;
import godwit.target.ExchangeMessage.Envelope;
import godwit.target.ExchangeMessage.Importance;
import godwit.target.ExchangeMessage.MessageState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Converts messages (RFC 5322) to what Exchange shall hold of them. Pure: no network, no clock, the
 * same result for the same input. Safe for use by many threads.
 *
 * <p>Total: whatever the bytes are, there is a message. What could not be taken apart arrives as a
 * note that carries the original.
 *
 * <p>Bounded: structure, header and text are held in memory within limits; attachments are ranges
 * of the source, decoded each time they are opened, so a message of 150 MB needs a few MB. The
 * attachments are valid until the source message is closed.
 */
public final class MessageConverter {
  private static final String NOTE =
      "This message could not be displayed. It is attached as it was received.";

  /**
   * Converts one message.
   *
   * @throws UncheckedIOException if the content cannot be read: a fault of this machine's, not of
   *     the message
   */
  public Conversion convert(SourceMessage message) {
    try {
      return converted(message);
    } catch (IOException e) {
      throw new UncheckedIOException("the content of a message cannot be read", e);
    }
  }

  private static Conversion converted(SourceMessage message) throws IOException {
    var degradations = new Degradations();
    try {
      ParsedMessage parsed = EntityParser.parse(message.content());
      MessageDraft draft = MessageDraft.of(parsed, message.content(), degradations);
      return conversion(message, parsed.root().headers(), draft, degradations);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (RuntimeException defect) {
      // Promised to be total: a message that we fail on still has to arrive, and be reported.
      return note(message);
    }
  }

  private static Conversion conversion(
      SourceMessage message, Headers headers, MessageDraft draft, Degradations degradations)
      throws IOException {
    var flags = message.summary().flags();
    MessageTimes times = MessageTimes.read(headers, message.summary().internalDate(), degradations);
    var envelope = EnvelopeReader.read(headers, degradations);
    var properties = draft.withProperties(MapiProperties.read(headers, flags, degradations));
    envelope.from().ifPresent(from -> properties.addAll(MapiProperties.nameOnly(from)));
    var converted =
        new ExchangeMessage(
            headers.first("Subject").map(HeaderText::decode).orElse(""),
            draft.body(),
            envelope,
            MapiProperties.messageId(headers, degradations),
            times.received(),
            times.sent(),
            MessageStates.read(headers, flags),
            properties,
            draft.attachmentsWith(degradations),
            AttachmentBuilder.original(message.content()));
    return new Conversion(converted, degradations.texts());
  }

  private static Conversion note(SourceMessage message) throws IOException {
    MimeContent content = message.content();
    var flags = message.summary().flags();
    var received = message.summary().internalDate().orElse(Instant.EPOCH);
    Attachment original = AttachmentBuilder.original(content);
    var note =
        new ExchangeMessage(
            "",
            new Body(false, NOTE),
            new Envelope(
                Optional.empty(), Optional.empty(), List.of(), List.of(), List.of(), List.of()),
            Optional.empty(),
            received,
            received,
            new MessageState(
                flags.draft(), flags.seen(), flags.flagged(), Importance.NORMAL, List.of()),
            List.of(),
            List.of(original),
            original);
    return new Conversion(note, List.of(Degradation.UNREADABLE.text()));
  }
}
