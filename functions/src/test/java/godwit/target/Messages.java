package godwit.target;

import godwit.target.ExchangeMessage.Body;
import godwit.target.ExchangeMessage.Envelope;
import godwit.target.ExchangeMessage.Importance;
import godwit.target.ExchangeMessage.Mailbox;
import godwit.target.ExchangeMessage.MessageState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes messages for tests: an ordinary one, and what a test changes of it. */
public final class Messages {
  public static final Instant RECEIVED = Instant.parse("2015-03-04T05:06:07Z");
  public static final Instant SENT = Instant.parse("2015-03-04T05:06:01Z");

  private String subject = "Minutes of the meeting";
  private Body body = new Body(true, "<html><body><p>Grüße \u2713</p></body></html>");
  private Envelope envelope =
      new Envelope(
          Optional.of(new Mailbox("Ann Müller", "ann@source.example")),
          Optional.empty(),
          List.of(new Mailbox("Bob", "bob@target.example")),
          List.of(new Mailbox("", "cc@target.example")),
          List.of(),
          List.of(new Mailbox("Desk", "desk@source.example")));
  private Optional<String> internetMessageId = Optional.of("<1@source.example>");
  private Instant received = RECEIVED;
  private MessageState state = new MessageState(false, true, false, Importance.NORMAL, List.of());
  private List<MapiProperty> properties = List.of();
  private List<Attachment> attachments = List.of();

  private Attachment original =
      new Attachment(
          "original.eml",
          "message/rfc822",
          false,
          Optional.empty(),
          Optional.empty(),
          Contents.pattern(300));

  private Messages() {}

  public static Messages ordinary() {
    return new Messages();
  }

  public static MessageStamp stamp(int number) {
    return new MessageStamp("folder-1-7." + number + "-abcdef");
  }

  public static Attachment file(String name, Attachment.Content content) {
    return new Attachment(
        name, "application/pdf", false, Optional.empty(), Optional.empty(), content);
  }

  public static Attachment picture(String contentId, Attachment.Content content) {
    return new Attachment(
        "picture.png", "image/png", true, Optional.of(contentId), Optional.empty(), content);
  }

  public Messages subject(String value) {
    subject = value;
    return this;
  }

  public Messages body(Body value) {
    body = value;
    return this;
  }

  public Messages envelope(Envelope value) {
    envelope = value;
    return this;
  }

  public Messages internetMessageId(String value) {
    internetMessageId = Optional.of(value);
    return this;
  }

  public Messages received(Instant value) {
    received = value;
    return this;
  }

  public Messages state(MessageState value) {
    state = value;
    return this;
  }

  public Messages draft() {
    return state(new MessageState(true, true, false, Importance.NORMAL, List.of()));
  }

  public Messages properties(MapiProperty... values) {
    properties = List.of(values);
    return this;
  }

  public Messages attachments(Attachment... values) {
    attachments = List.of(values);
    return this;
  }

  public Messages original(Attachment value) {
    original = value;
    return this;
  }

  public ExchangeMessage build() {
    return new ExchangeMessage(
        subject,
        body,
        envelope,
        internetMessageId,
        received,
        SENT,
        state,
        properties,
        attachments,
        original);
  }
}
