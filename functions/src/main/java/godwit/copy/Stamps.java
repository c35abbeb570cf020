package godwit.copy;

import godwit.ledger.FolderPlan;
import godwit.source.SourceLogin;
import godwit.target.MessageStamp;

/**
 * Makes the stamps of one source mailbox's messages.
 *
 * @param source 16 hexadecimal digits that stand for server and user
 */
record Stamps(String source) {
  /** Stamps for messages that are read through this log-in. */
  static Stamps of(SourceLogin login) {
    return new Stamps(
        FolderIds.shortHash(
            login.endpoint().key().value(), login.userName(), login.userRoot().orElse("")));
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
}
