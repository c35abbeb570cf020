package godwit.copy;

import godwit.failure.FolderChangedException;
import godwit.failure.MigrationException;
import godwit.target.ExchangeMessage;
import godwit.target.MailTarget;
import godwit.target.MessageStamp;
import godwit.target.TargetFolderId;
import godwit.target.TargetMessageId;
import java.util.Optional;

/** Looks for a message that may have been sent before, by its stamp. */
record Search(MailTarget target) {
  /** Where it would be sent, and where it may have been sent under earlier labels. */
  Optional<TargetMessageId> along(
      LabelRoutes.Route route, MessageStamp stamp, ExchangeMessage message)
      throws MigrationException {
    Optional<TargetMessageId> there = in(route.target(), stamp, message);
    for (int i = 0; there.isEmpty() && i < route.elsewhere().size(); i++) {
      there = elsewhere(route.elsewhere().get(i), stamp, message);
    }
    return there;
  }

  /** In one folder. */
  Optional<TargetMessageId> in(TargetFolderId folder, MessageStamp stamp, ExchangeMessage message)
      throws MigrationException {
    return target.find(folder, stamp, message);
  }

  private Optional<TargetMessageId> elsewhere(
      TargetFolderId folder, MessageStamp stamp, ExchangeMessage message)
      throws MigrationException {
    try {
      return in(folder, stamp, message);
    } catch (FolderChangedException gone) {
      // Nobody sends there any more, so nobody would make it anew: what it held went with it.
      return Optional.empty();
    }
  }
}
