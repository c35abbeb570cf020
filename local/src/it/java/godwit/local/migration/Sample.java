package godwit.local.migration;

import godwit.local.servers.PlacedMessage;
import java.util.List;
import java.util.Optional;

/**
 * A message at the source and what is expected of it.
 *
 * @param name of the sample, for failures of tests
 * @param message as it lies at the source
 * @param targetFolder where it should arrive
 * @param attachments SHA-256 of each attachment; empty where the message is so broken that its
 *     parts cannot be foretold
 */
record Sample(
    String name, PlacedMessage message, String targetFolder, Optional<List<String>> attachments) {

  boolean isRead() {
    return message.flags().contains("\\Seen");
  }

  String flagStatus() {
    return message.flags().contains("\\Flagged") ? "flagged" : "notFlagged";
  }
}
