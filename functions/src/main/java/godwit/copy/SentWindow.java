package godwit.copy;

import godwit.ledger.FolderPlan;
import godwit.ledger.LedgerEntry;
import godwit.source.MessageSummary;
import godwit.source.UidSet;
import java.util.List;

/**
 * A window whose messages are on their way.
 *
 * @param doubted messages that may have been sent before
 * @param messages all of it
 * @param unread what was to be read; what the source did not show then is gone there
 */
record SentWindow(
    FolderPlan folder,
    UidSet doubted,
    List<MessageSummary> messages,
    List<MessageSummary> unread,
    WindowResult result,
    Flight.Group flight) {
  /** Waits until each message is settled, in doubt, or known not to have been sent. */
  void land(CopySession.Sending sending) {
    flight.land();
    if (!result.isOver()) {
      unread.stream()
          .filter(m -> !result.wasSeen(m.uid()))
          .map(m -> Account.expunged(folder.validity(), m, sending.clock().instant()))
          .forEach(this::take);
    }
  }

  private void take(LedgerEntry gone) {
    if (doubted.holds(gone.uid())) {
      result.missed(gone);
    } else {
      result.settled(gone);
    }
  }

  List<LedgerEntry> entries() {
    return result.entries();
  }
}
