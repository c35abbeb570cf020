package godwit.copy;

import godwit.failure.MigrationException;
import godwit.ledger.FolderPlan;
import godwit.ledger.LedgerEntry;
import godwit.ledger.Outcome;
import godwit.ledger.Trace;
import godwit.target.TargetMessageId;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Messages that may have been sent and that the source has no more: deleted there, or moved, before
 * they could be looked for. Without their content only the target's stamps tell whether they
 * arrived; and what arrived needs a row, or it would be sent again from where it was moved to.
 */
record Missing(CopySession.Ends ends, Departures departures, Clock clock) {
  /**
   * Rows of those that are at the target; those that were to follow their originals and did not get
   * far count where they were again. Costs a request for each thousand messages of the mailbox.
   */
  Map<Long, LedgerEntry> arrived(FolderPlan folder, Set<Long> uids) throws MigrationException {
    Stamps stamps = Stamps.of(ends.login());
    var found = new HashMap<Long, LedgerEntry>();
    ends.target()
        .stamped(portion ->
            stamps.read(portion).stream()
                .filter(trace -> isOf(folder, trace) && uids.contains(trace.uid()))
                .forEach(trace ->
                    found.putIfAbsent(
                        trace.uid(), Account.missing(folder.validity(), trace, clock.instant()))));
    departures.takeBack(folder, found.values().stream().flatMap(Missing::id).toList());
    return found;
  }

  private static Stream<TargetMessageId> id(LedgerEntry entry) {
    return entry.outcome() instanceof Outcome.Copied copied
        ? Stream.of(copied.id())
        : Stream.empty();
  }

  private static boolean isOf(FolderPlan folder, Trace trace) {
    return trace.folder().equals(folder.key().id()) && trace.validity().equals(folder.validity());
  }
}
