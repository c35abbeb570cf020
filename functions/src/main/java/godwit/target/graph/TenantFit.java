package godwit.target.graph;

import static godwit.target.graph.Assumption.ATTACHMENTS_AFTER_CREATE;
import static godwit.target.graph.Assumption.UPLOAD_SESSIONS;

import godwit.target.Attachment;
import godwit.target.ExchangeMessage;
import godwit.target.ExchangeMessage.MessageState;
import godwit.target.MapiProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A message without what its tenant is known not to take, so that nothing is refused in vain and
 * nothing is lost in silence.
 *
 * @param address of the mailbox, whose own messages are from no foreign sender
 */
record TenantFit(Tenant tenant, String address) {
  private static final String MESSAGE_CLASS = "String 0x001A";
  private static final String TRANSPORT_HEADERS = "0x007D";
  private static final int HEADER_CHARACTERS = 32 * 1024;
  private static final int RECIPIENTS = 500;
  private static final String AFTER = "AttachmentsAfterCreateNotAllowed";
  private static final String SESSIONS = "UploadSessionsNotAllowed";

  /** Cut to what any mailbox and then to what this tenant takes; always the same. */
  Fitted fit(ExchangeMessage message) {
    ExchangeMessage fitted = message;
    List<String> degradations = new ArrayList<>();
    for (Assumption assumption : Assumption.values()) {
      Optional<ExchangeMessage> less =
          tenant.lacks(assumption) ? without(assumption, fitted) : Optional.empty();
      if (less.isPresent()) {
        fitted = less.get();
        degradations.add(words(assumption));
      }
    }
    Fitted rest = Fitted.of(fitted);
    degradations.addAll(rest.degradations());
    return new Fitted(rest.message(), degradations);
  }

  /** Why this tenant does not take the attachments that did not fit into the create. */
  Optional<String> refusal(List<Attachment> after) {
    if (after.isEmpty()) {
      return Optional.empty();
    }
    boolean session =
        after.stream()
            .map(AttachmentJson::of)
            .anyMatch(json -> json.lengthBytes() > AddAttachment.REQUEST_BYTES);
    if (tenant.lacks(ATTACHMENTS_AFTER_CREATE) || (tenant.lacks(UPLOAD_SESSIONS) && session)) {
      return Optional.of(tenant.lacks(ATTACHMENTS_AFTER_CREATE) ? AFTER : SESSIONS);
    }
    return Optional.empty();
  }

  /** Empty if the message has nothing of it. */
  private Optional<ExchangeMessage> without(Assumption assumption, ExchangeMessage message) {
    ExchangeMessage less =
        switch (assumption) {
          case MESSAGE_FLAGS -> Reduced.with(message, asDraft(message.state()));
          case TRANSPORT_HEADERS -> Reduced.withoutProperties(message, Set.of(TRANSPORT_HEADERS));
          case LONG_HEADERS -> withShortHeaders(message);
          case THREADING -> Reduced.withoutProperties(message, Set.of("0x1039", "0x1042"));
          case MESSAGE_ID -> Reduced.withoutMessageId(message);
          case ICONS -> Reduced.withoutProperties(message, Set.of("0x1080", "0x1081", "0x1082"));
          case SMIME_OPAQUE -> ordinary(message, "IPM.Note.SMIME");
          case SMIME_SIGNED -> ordinary(message, "IPM.Note.SMIME.MultipartSigned");
          case FOREIGN_SENDER ->
              AddressesInText.moveAuthors(
                  message, author -> !author.address().equalsIgnoreCase(address));
          case MANY_RECIPIENTS -> withFewerRecipients(message);
          case DATES, ATTACHMENTS_AFTER_CREATE, UPLOAD_SESSIONS, PROPERTY_FILTER, FOLDER_SLASH ->
              message;
        };
    boolean datesAreLost = assumption == Assumption.DATES && !message.state().draft();
    return datesAreLost || !less.equals(message) ? Optional.of(less) : Optional.empty();
  }

  private static String words(Assumption assumption) {
    return switch (assumption) {
      case MESSAGE_FLAGS -> "arrived as a draft: the tenant makes no received messages";
      case DATES -> "dates not kept by the tenant: shows when it was migrated";
      case TRANSPORT_HEADERS -> "transport headers not kept by the tenant";
      case LONG_HEADERS -> "transport headers cut to what the tenant takes";
      case THREADING -> "references to other messages not kept by the tenant";
      case MESSAGE_ID -> "Message-ID not kept by the tenant";
      case ICONS -> "answered and forwarded signs not kept by the tenant";
      case SMIME_OPAQUE, SMIME_SIGNED ->
          "the tenant takes no S/MIME message: its text, with the original attached";
      case FOREIGN_SENDER -> "author moved into the text: the tenant takes no foreign sender";
      case MANY_RECIPIENTS -> "recipients beyond what the tenant takes moved into the text";
      case ATTACHMENTS_AFTER_CREATE, UPLOAD_SESSIONS, PROPERTY_FILTER, FOLDER_SLASH -> "";
    };
  }

  private static MessageState asDraft(MessageState state) {
    return new MessageState(
        true, state.read(), state.flagged(), state.importance(), state.categories());
  }

  private static ExchangeMessage withShortHeaders(ExchangeMessage message) {
    List<MapiProperty> properties =
        message.properties().stream()
            .map(property -> property.id().endsWith(TRANSPORT_HEADERS) ? cut(property) : property)
            .toList();
    return Reduced.with(message, properties);
  }

  /** At the end of a line. */
  private static MapiProperty cut(MapiProperty headers) {
    if (headers.value().length() <= HEADER_CHARACTERS) {
      return headers;
    }
    String cut = WellFormed.cut(headers.value(), HEADER_CHARACTERS);
    int end = cut.lastIndexOf('\n');
    return new MapiProperty(headers.id(), end < 0 ? cut : cut.substring(0, end + 1));
  }

  private static ExchangeMessage withFewerRecipients(ExchangeMessage message) {
    var counted = new AtomicInteger();
    return AddressesInText.move(message, any -> counted.incrementAndGet() > RECIPIENTS);
  }

  private static ExchangeMessage ordinary(ExchangeMessage message, String messageClass) {
    boolean isOf = message.properties().contains(new MapiProperty(MESSAGE_CLASS, messageClass));
    return isOf ? Reduced.withOriginalOnly(message) : message;
  }
}
