package godwit.copy;

import godwit.ledger.FolderPlan;
import godwit.ledger.Trace;
import godwit.source.SourceLogin;
import godwit.source.UidValidity;
import godwit.target.MessageStamp;
import godwit.target.StampedMessage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes and reads the stamps of one source mailbox's messages. They are the same in every batch, so
 * that a batch that was deleted and made again, under whatever name, knows what is there.
 *
 * @param source 16 hexadecimal digits that stand for server and user
 */
public record Stamps(String source) {
  private static final Pattern FORM =
      Pattern.compile(
          "([0-9a-f]{16})\\.([0-9a-f]{16})\\.([0-9]{1,18}|[1-8][0-9]{18})\\.([0-9]{1,10})\\.([0-9a-f]{16})");

  /**
   * Stamps for messages that are read through this log-in. Neither the port nor the case of letters
   * tells mailboxes apart: a batch that is made again may use another way to the same server.
   */
  public static Stamps of(SourceLogin login) {
    return new Stamps(
        FolderIds.shortHash(
            login.endpoint().host().toLowerCase(Locale.ROOT),
            login.userName().toLowerCase(Locale.ROOT),
            login.userRoot().orElse("")));
  }

  /** Source mailbox, folder, UIDVALIDITY, UID and content, joined by dots. */
  MessageStamp of(FolderPlan folder, long uid, String fingerprint) {
    return new MessageStamp(
        String.join(
            ".",
            source,
            folder.key().id(),
            Long.toString(folder.validity().value()),
            Long.toString(uid),
            fingerprint));
  }

  /** What those of the messages tell that are of this source mailbox. */
  public List<Trace> read(List<StampedMessage> found) {
    return found.stream().flatMap(message -> read(message).stream()).toList();
  }

  private Optional<Trace> read(StampedMessage message) {
    Matcher part = FORM.matcher(message.stamp().value());
    if (!part.matches() || !part.group(1).equals(source)) {
      return Optional.empty();
    }
    return Optional.of(
        new Trace(
            part.group(2),
            new UidValidity(Long.parseLong(part.group(3))),
            Long.parseLong(part.group(4)),
            part.group(5),
            message.id(),
            message.received()));
  }
}
