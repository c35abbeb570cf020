package godwit.copy;

import godwit.source.MessageSummary;
import godwit.target.ExchangeMessage;
import java.time.Instant;

/**
 * Identity of a message's content within a mailbox, for when identifiers no longer serve (changed
 * UIDVALIDITY, recreated batch): the server's own content identity where it has one, else
 * Message-ID, INTERNALDATE and size. Not unique: compared as a multiset.
 */
final class Fingerprint {
  private Fingerprint() {}

  /** Of a message whose content the server itself identifies. */
  static String of(String emailId) {
    return FolderIds.shortHash("emailid", emailId);
  }

  /** 16 hexadecimal digits. */
  static String of(MessageSummary summary, ExchangeMessage message) {
    return summary
        .emailId()
        .map(Fingerprint::of)
        .orElseGet(() ->
            FolderIds.shortHash(
                message.internetMessageId().orElse(""),
                summary.internalDate().map(Instant::toString).orElse(""),
                Long.toString(summary.sizeBytes())));
  }
}
