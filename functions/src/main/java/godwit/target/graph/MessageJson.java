package godwit.target.graph;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import godwit.target.ExchangeMessage;
import godwit.target.ExchangeMessage.Envelope;
import godwit.target.ExchangeMessage.Mailbox;
import godwit.target.ExchangeMessage.MessageState;
import godwit.target.MapiProperty;
import godwit.target.MessageStamp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A message as Graph's JSON (Graph: message), but for its attachments. The MAPI properties that
 * make it a received message stand in the same request, as nothing can set them later (MS-OXCMSG
 * PidTagMessageFlags).
 */
final class MessageJson {
  /** The one named property of all messages; mailboxes have a quota of names. */
  static final String STAMP = "String {9b3c6e0e-5d0a-4c4b-8f6e-6f0c1a7d2e41} Name GodwitSourceKey";

  private static final String FLAGS = "Integer 0x0E07";
  private static final String DELIVERED = "SystemTime 0x0E06";
  private static final String SUBMITTED = "SystemTime 0x0039";
  private static final List<String> OURS = List.of(FLAGS, DELIVERED, SUBMITTED, STAMP);

  private static final JsonFactory JSON =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_CONTENT).build();

  private final JsonGenerator out;

  private MessageJson(JsonGenerator out) {
    this.out = out;
  }

  /** The object in UTF-8 without its closing brace, so that attachments can follow. */
  static byte[] open(ExchangeMessage message, MessageStamp stamp) {
    try (var bytes = new ByteArrayBuilder(4096);
        var generator = JSON.createGenerator(bytes)) {
      new MessageJson(generator).write(message, stamp);
      generator.flush();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
  }

  private void write(ExchangeMessage message, MessageStamp stamp) throws IOException {
    out.writeStartObject();
    text("subject", message.subject());
    out.writeObjectFieldStart("body");
    out.writeStringField("contentType", message.body().html() ? "html" : "text");
    text("content", message.body().content());
    out.writeEndObject();
    envelope(message.envelope());
    if (message.internetMessageId().isPresent()) {
      text("internetMessageId", message.internetMessageId().get());
    }
    state(message.state());
    out.writeArrayFieldStart("singleValueExtendedProperties");
    properties(message, stamp);
    out.writeEndArray();
  }

  private void envelope(Envelope envelope) throws IOException {
    one("from", envelope.from());
    // Without a sender Exchange would name the owner of the mailbox.
    one("sender", envelope.sender().or(envelope::from));
    many("toRecipients", envelope.to());
    many("ccRecipients", envelope.cc());
    many("bccRecipients", envelope.bcc());
    many("replyTo", envelope.replyTo());
  }

  private void state(MessageState state) throws IOException {
    out.writeBooleanField("isRead", state.read());
    out.writeStringField("importance", state.importance().name().toLowerCase(Locale.ROOT));
    if (state.flagged()) {
      out.writeObjectFieldStart("flag");
      out.writeStringField("flagStatus", "flagged");
      out.writeEndObject();
    }
    if (!state.categories().isEmpty()) {
      out.writeArrayFieldStart("categories");
      for (String category : state.categories()) {
        out.writeString(WellFormed.text(category));
      }
      out.writeEndArray();
    }
  }

  private void properties(ExchangeMessage message, MessageStamp stamp) throws IOException {
    if (!message.state().draft()) {
      property(FLAGS, message.state().read() ? "1" : "4");
    }
    property(DELIVERED, time(message.received()));
    property(SUBMITTED, time(message.sent()));
    property(STAMP, stamp.value());
    for (MapiProperty property : message.properties()) {
      if (!OURS.contains(property.id())) {
        property(property.id(), property.value());
      }
    }
  }

  private static String time(Instant time) {
    return ExchangeTime.kept(time).toString();
  }

  private void property(String id, String value) throws IOException {
    out.writeStartObject();
    out.writeStringField("id", id);
    text("value", value);
    out.writeEndObject();
  }

  private void one(String name, Optional<Mailbox> mailbox) throws IOException {
    if (mailbox.filter(MessageJson::isWritable).isPresent()) {
      out.writeFieldName(name);
      recipient(mailbox.get());
    }
  }

  private void many(String name, List<Mailbox> mailboxes) throws IOException {
    if (mailboxes.stream().noneMatch(MessageJson::isWritable)) {
      return;
    }
    out.writeArrayFieldStart(name);
    for (Mailbox mailbox : mailboxes) {
      if (isWritable(mailbox)) {
        recipient(mailbox);
      }
    }
    out.writeEndArray();
  }

  private static boolean isWritable(Mailbox mailbox) {
    return !mailbox.address().isBlank();
  }

  private void recipient(Mailbox mailbox) throws IOException {
    out.writeStartObject();
    out.writeObjectFieldStart("emailAddress");
    if (!mailbox.name().isEmpty()) {
      text("name", mailbox.name());
    }
    text("address", mailbox.address());
    out.writeEndObject();
    out.writeEndObject();
  }

  private void text(String name, String value) throws IOException {
    out.writeStringField(name, WellFormed.text(value));
  }
}
