package godwit.target;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A message as Exchange shall hold it. Made by a conversion, written by a {@link MailTarget}.
 *
 * @param subject decoded, without line breaks; the target may keep only 255 characters
 * @param body what is shown
 * @param envelope who wrote to whom
 * @param internetMessageId the Message-ID with its angle brackets
 * @param received PidTagMessageDeliveryTime: INTERNALDATE
 * @param sent PidTagClientSubmitTime: the Date header, else {@code received}
 * @param state read, draft, flagged and the like
 * @param properties further MAPI properties, at most one per id
 * @param attachments in the order of the source
 * @param original the message as it was served, for a target that takes nothing else of it; holds
 *     no bytes by itself
 */
public record ExchangeMessage(
    String subject,
    Body body,
    Envelope envelope,
    Optional<String> internetMessageId,
    Instant received,
    Instant sent,
    MessageState state,
    List<MapiProperty> properties,
    List<Attachment> attachments,
    Attachment original) {
  public ExchangeMessage {
    properties = List.copyOf(properties);
    attachments = List.copyOf(attachments);
  }

  /** Shows no content: subject, addresses and body are mail. */
  @Override
  public String toString() {
    return "ExchangeMessage[attachments=" + attachments.size() + "]";
  }

  /**
   * The one body that Exchange keeps.
   *
   * @param html whether {@code content} is HTML, else plain text
   */
  public record Body(boolean html, String content) {}

  /**
   * Name and address as Exchange holds them.
   *
   * @param name display name, decoded; empty if there was none
   * @param address SMTP address; empty if there was none that can be written
   */
  public record Mailbox(String name, String address) {}

  /**
   * Who wrote to whom.
   *
   * @param from who wrote it (PidTagSentRepresenting…)
   * @param sender who sent it, where that is somebody else
   */
  public record Envelope(
      Optional<Mailbox> from,
      Optional<Mailbox> sender,
      List<Mailbox> to,
      List<Mailbox> cc,
      List<Mailbox> bcc,
      List<Mailbox> replyTo) {
    public Envelope {
      to = List.copyOf(to);
      cc = List.copyOf(cc);
      bcc = List.copyOf(bcc);
      replyTo = List.copyOf(replyTo);
    }
  }

  /** Importance as in the Importance, Priority and X-Priority headers. */
  public enum Importance {
    LOW,
    NORMAL,
    HIGH
  }

  /**
   * What the reader's program shows beside the message.
   *
   * @param draft still being written; Exchange can make it so only at creation
   * @param categories Outlook categories, from IMAP keywords
   */
  public record MessageState(
      boolean draft,
      boolean read,
      boolean flagged,
      Importance importance,
      List<String> categories) {
    public MessageState {
      categories = List.copyOf(categories);
    }
  }
}
