package godwit.target.graph;

import godwit.target.ExchangeMessage;
import godwit.target.ExchangeMessage.Body;
import godwit.target.ExchangeMessage.Envelope;
import godwit.target.ExchangeMessage.MessageState;
import godwit.target.MapiProperty;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Copies of a message that have less. */
final class Reduced {
  private static final Envelope NOBODY =
      new Envelope(Optional.empty(), Optional.empty(), List.of(), List.of(), List.of(), List.of());

  private Reduced() {}

  /**
   * Without some properties.
   *
   * @param tags such as {@code 0x007D}, whatever their type
   */
  static ExchangeMessage withoutProperties(ExchangeMessage message, Set<String> tags) {
    List<MapiProperty> kept =
        message.properties().stream()
            .filter(property -> tags.stream().noneMatch(tag -> property.id().endsWith(" " + tag)))
            .toList();
    return copy(message, message.body(), message.envelope(), message.internetMessageId(), kept);
  }

  /**
   * A report as an ordinary message; one of another class keeps it, as it is what it is by that.
   */
  static ExchangeMessage withoutReportClass(ExchangeMessage message) {
    List<MapiProperty> kept = message.properties().stream().filter(p -> !isReportClass(p)).toList();
    return copy(message, message.body(), message.envelope(), message.internetMessageId(), kept);
  }

  private static boolean isReportClass(MapiProperty property) {
    return property.id().endsWith(" 0x001A") && property.value().startsWith("REPORT.");
  }

  static ExchangeMessage withoutMessageId(ExchangeMessage message) {
    return copy(
        message, message.body(), message.envelope(), Optional.empty(), message.properties());
  }

  static ExchangeMessage with(ExchangeMessage message, Body body, Envelope envelope) {
    return copy(message, body, envelope, message.internetMessageId(), message.properties());
  }

  static ExchangeMessage with(ExchangeMessage message, List<MapiProperty> properties) {
    return copy(
        message, message.body(), message.envelope(), message.internetMessageId(), properties);
  }

  static ExchangeMessage with(ExchangeMessage message, MessageState state) {
    return new ExchangeMessage(
        message.subject(),
        message.body(),
        message.envelope(),
        message.internetMessageId(),
        message.received(),
        message.sent(),
        state,
        message.properties(),
        message.attachments(),
        message.original());
  }

  /**
   * An ordinary message with its text and headers, and the original in place of what it carries.
   */
  static ExchangeMessage withOriginalOnly(ExchangeMessage message) {
    ExchangeMessage ordinary = withoutProperties(message, Set.of("0x001A", "Name Content-Type"));
    return new ExchangeMessage(
        ordinary.subject(),
        ordinary.body(),
        ordinary.envelope(),
        ordinary.internetMessageId(),
        ordinary.received(),
        ordinary.sent(),
        ordinary.state(),
        ordinary.properties(),
        List.of(ordinary.original()),
        ordinary.original());
  }

  /**
   * Its subject, times, state and this text; everything else is in the original that it carries.
   */
  static ExchangeMessage toOriginal(ExchangeMessage message, String text) {
    MessageState state = message.state();
    return new ExchangeMessage(
        message.subject(),
        new Body(false, text),
        NOBODY,
        Optional.empty(),
        message.received(),
        message.sent(),
        new MessageState(
            state.draft(), state.read(), state.flagged(), state.importance(), List.of()),
        List.of(),
        List.of(message.original()),
        message.original());
  }

  private static ExchangeMessage copy(
      ExchangeMessage message,
      Body body,
      Envelope envelope,
      Optional<String> internetMessageId,
      List<MapiProperty> properties) {
    return new ExchangeMessage(
        message.subject(),
        body,
        envelope,
        internetMessageId,
        message.received(),
        message.sent(),
        message.state(),
        properties,
        message.attachments(),
        message.original());
  }
}
