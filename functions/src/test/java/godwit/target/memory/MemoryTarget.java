package godwit.target.memory;

import godwit.failure.FolderChangedException;
import godwit.failure.MailboxBlockedException;
import godwit.failure.MigrationException;
import godwit.target.ArrivedMessage;
import godwit.target.ArrivedMessage.ArrivedAttachment;
import godwit.target.Attachment;
import godwit.target.Contents;
import godwit.target.Delivery;
import godwit.target.ExchangeMessage;
import godwit.target.ExchangeMessage.Mailbox;
import godwit.target.MailTarget;
import godwit.target.MapiProperty;
import godwit.target.MarkChange;
import godwit.target.MessageMarks;
import godwit.target.MessageStamp;
import godwit.target.StampedMessage;
import godwit.target.TargetFolder;
import godwit.target.TargetFolderId;
import godwit.target.TargetFolderPath;
import godwit.target.TargetLimits;
import godwit.target.TargetMessageId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** A mailbox in memory as a target. Keeps the hash of an attachment, not its bytes. */
final class MemoryTarget implements MailTarget {
  private static final TargetLimits LIMITS = new TargetLimits(35L * 1024 * 1024, 4);
  private static final int PORTION = 3;
  private static final int SUBJECT_CHARACTERS = 255;

  private final Optional<MemoryMailbox> mailbox;

  MemoryTarget(Optional<MemoryMailbox> mailbox) {
    this.mailbox = mailbox;
  }

  @Override
  public TargetLimits limits() {
    return LIMITS;
  }

  @Override
  public void check() throws MigrationException {
    mailbox();
  }

  @Override
  public TargetFolder folder(TargetFolderPath path) throws MigrationException {
    TargetFolderPath free = mailbox().free(path);
    List<String> place = new ArrayList<>(List.of(free.root().graphName()));
    TargetFolderId folder = mailbox().folder(List.copyOf(place));
    for (String name : free.names()) {
      place.add(name.toLowerCase(Locale.ROOT));
      folder = mailbox().folder(List.copyOf(place));
    }
    return new TargetFolder(folder, free);
  }

  @Override
  public Delivery deliver(TargetFolderId folder, MessageStamp stamp, ExchangeMessage message)
      throws MigrationException {
    if (!mailbox().holds(folder)) {
      throw new FolderChangedException("ErrorItemNotFound", "there is no such folder");
    }
    long bytes = message.attachments().stream().mapToLong(a -> a.content().sizeBytes()).sum();
    if (bytes > LIMITS.messageBytes()) {
      return new Delivery.Refused("MessageTooLarge", "larger than the mailbox takes");
    }
    List<String> degradations = new ArrayList<>();
    String subject = message.subject();
    if (subject.length() > SUBJECT_CHARACTERS) {
      subject = subject.substring(0, SUBJECT_CHARACTERS);
      degradations.add("subject cut to 255 characters");
    }
    ArrivedMessage arrived = arrived(subject, message);
    mailbox().store(new MemoryMailbox.Held(folder, stamp.value(), arrived));
    return new Delivery.Stored(new TargetMessageId(arrived.id()), degradations);
  }

  @Override
  public Optional<TargetMessageId> find(
      TargetFolderId folder, MessageStamp stamp, ExchangeMessage message)
      throws MigrationException {
    if (!mailbox().holds(folder)) {
      throw new FolderChangedException("ErrorItemNotFound", "there is no such folder");
    }
    Optional<TargetMessageId> found =
        mailbox().find(folder, stamp.value()).map(held -> new TargetMessageId(held.message().id()));
    boolean whole =
        mailbox()
            .find(folder, stamp.value())
            .filter(held -> held.message().attachments().size() == message.attachments().size())
            .isPresent();
    if (found.isPresent() && !whole) {
      mailbox().remove(found.get());
      return Optional.empty();
    }
    return found;
  }

  @Override
  public boolean holds(TargetMessageId id, ExchangeMessage message) throws MigrationException {
    Optional<MemoryMailbox.Held> found = mailbox().get(id);
    if (found.isEmpty()) {
      return false;
    }
    if (found.get().message().attachments().size() == message.attachments().size()) {
      return true;
    }
    mailbox().remove(id);
    return false;
  }

  @Override
  public boolean move(
      TargetMessageId id, TargetFolderId from, TargetFolderId to, MessageStamp stamp)
      throws MigrationException {
    return mailbox().follow(id, from, to, stamp.value());
  }

  @Override
  public Optional<MessageMarks> mark(TargetMessageId id, MarkChange change)
      throws MigrationException {
    return mailbox().mark(id, change::on);
  }

  @Override
  public void stamped(StampVisitor visitor) throws MigrationException {
    List<StampedMessage> all = mailbox().stamped();
    for (int from = 0; from < all.size(); from += PORTION) {
      visitor.visit(all.subList(from, Math.min(from + PORTION, all.size())));
    }
  }

  private MemoryMailbox mailbox() throws MailboxBlockedException {
    return mailbox.orElseThrow(
        () -> new MailboxBlockedException("ErrorInvalidUser", "there is no such mailbox"));
  }

  private static ArrivedMessage arrived(String subject, ExchangeMessage message) {
    return new ArrivedMessage(
        UUID.randomUUID().toString(),
        subject,
        message.body().content(),
        message.envelope().from().map(Mailbox::address).orElse(""),
        message.envelope().to().stream()
            .map(Mailbox::address)
            .filter(address -> !address.isEmpty())
            .toList(),
        message.internetMessageId().orElse(""),
        message.received(),
        message.state().draft(),
        message.state().read(),
        message.state().flagged(),
        message.state().categories(),
        properties(message),
        message.attachments().stream().map(MemoryTarget::arrived).toList());
  }

  private static Map<String, String> properties(ExchangeMessage message) {
    return message.properties().stream()
        .collect(Collectors.toMap(MapiProperty::id, MapiProperty::value));
  }

  private static ArrivedAttachment arrived(Attachment attachment) {
    return new ArrivedAttachment(
        attachment.name(),
        attachment.inline(),
        attachment.contentId().orElse(""),
        Contents.sha256(attachment.content()));
  }
}
