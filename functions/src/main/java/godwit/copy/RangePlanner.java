package godwit.copy;

import godwit.batch.MessageSelection;
import godwit.batch.Relay;
import godwit.failure.MigrationException;
import godwit.ledger.FolderKey;
import godwit.ledger.FolderPlan;
import godwit.ledger.Ledger;
import godwit.ledger.LedgerEntry;
import godwit.ledger.Outcome;
import godwit.ledger.Reopening;
import godwit.source.FolderCursor;
import godwit.source.FolderState;
import godwit.source.MailSource;
import godwit.source.MessageSummary;
import godwit.source.UidRange;
import godwit.source.UidValidity;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Plans which ranges of a folder a round copies: what came since the round before, and what of
 * earlier rounds is taken up again.
 *
 * @param chunkMessages messages in one chunk, 1 to 10,000
 */
record RangePlanner(int chunkMessages, MessageSelection selection, Ledger ledger) {
  /**
   * The ranges of one folder.
   *
   * @param through highest identifier that any round so far has planned
   */
  record Ranges(List<UidRange> chunks, long through, Reopening reopening) {}

  /**
   * Plans one folder.
   *
   * @param same the folder's plan of the round before, or of an earlier try at this one, if it is
   *     of the same generation
   */
  Ranges plan(
      MailSource source,
      FolderKey key,
      FolderCursor cursor,
      FolderState state,
      Relay at,
      @Nullable FolderPlan same)
      throws MigrationException {
    boolean again = same != null && same.round() == at.round();
    long through = same == null ? 0 : same.plannedThrough();
    var chunks = new ArrayList<UidRange>();
    var reopening = new Reopening(at.isRetry(), selection.filter());
    if (same != null && again) {
      chunks.addAll(same.chunks());
      // A chunk of this round that is complete is not begun again: the next round takes it up.
      reopening = same.reopening();
    } else if (same != null) {
      chunks.addAll(reopened(key, state.validity(), same.reopening(), reopening));
    }
    boolean trial = same != null && same.reopening().trial();
    // More messages than before are news too: some servers forget to raise UIDNEXT.
    boolean more = through == 0 || same == null || state.messages() > same.sourceMessages();
    boolean news = state.uidNext() > through + 1 || more || trial;
    if (state.messages() == 0 || through == UidRange.MAX_UID || !news) {
      return new Ranges(chunks, through, reopening.inTrial(trial));
    }
    List<UidRange> fresh = source.plan(cursor, through + 1, chunkSize(state.messages()));
    if (selection.trialMessagesPerFolder().isPresent()) {
      int most = selection.trialMessagesPerFolder().getAsInt();
      chunks.addAll(without(newest(source, cursor, fresh, most), chunks));
      return new Ranges(chunks, through, reopening.inTrial(true));
    }
    chunks.addAll(without(fresh, chunks));
    long planned = fresh.isEmpty() ? through : Math.max(through, fresh.getLast().last());
    return new Ranges(chunks, planned, reopening.inTrial(false));
  }

  /**
   * What of these ranges is in no chunk yet. A message belongs to one chunk of a round only: what
   * is in doubt in one, another knows nothing of.
   */
  private static List<UidRange> without(List<UidRange> ranges, List<UidRange> chunks) {
    List<UidRange> rest = List.copyOf(ranges);
    for (UidRange chunk : chunks) {
      rest = rest.stream().flatMap(range -> range.without(chunk).stream()).toList();
    }
    return rest;
  }

  private int chunkSize(long messages) {
    long least = messages / (FolderPlan.MAX_CHUNKS / 2) + 1;
    return (int) Math.min(Integer.MAX_VALUE, Math.max(chunkMessages, least));
  }

  /** One range that holds the last so many messages of these ranges, which all but one are full. */
  private static List<UidRange> newest(
      MailSource source, FolderCursor cursor, List<UidRange> ranges, int most)
      throws MigrationException {
    var uids = new TreeSet<Long>();
    for (UidRange range : ranges.reversed()) {
      if (uids.size() < most) {
        source.list(cursor, range).stream().map(MessageSummary::uid).forEach(uids::add);
      }
    }
    while (uids.size() > most) {
      uids.pollFirst();
    }
    return uids.isEmpty() ? List.of() : List.of(new UidRange(uids.getFirst(), uids.getLast()));
  }

  private List<UidRange> reopened(
      FolderKey key, UidValidity validity, Reopening before, Reopening now)
      throws MigrationException {
    var uids = new TreeSet<Long>();
    if (now.failed()) {
      uids.addAll(rows(key, validity, Ledger.EntryFilter.FAILED, entry -> true));
    }
    if (!before.filter().equals(now.filter())) {
      uids.addAll(rows(key, validity, Ledger.EntryFilter.SKIPPED, RangePlanner::isLeftOut));
    }
    return grouped(List.copyOf(uids));
  }

  /** Whether a row says that the batch's options left the message out. */
  static boolean isLeftOut(LedgerEntry entry) {
    return entry.outcome() instanceof Outcome.Skipped skipped
        && MessageSelection.Reason.isOne(skipped.code());
  }

  private List<Long> rows(
      FolderKey key, UidValidity validity, Ledger.EntryFilter filter, Predicate<LedgerEntry> wanted)
      throws MigrationException {
    var uids = new ArrayList<Long>();
    new RowWalk(ledger)
        .each(
            key,
            filter,
            entry -> {
              if (entry.validity().equals(validity) && wanted.test(entry)) {
                uids.add(entry.uid());
              }
            });
    return uids;
  }

  private List<UidRange> grouped(List<Long> uids) {
    int step = chunkSize(uids.size());
    var ranges = new ArrayList<UidRange>();
    for (int i = 0; i < uids.size(); i += step) {
      int end = Math.min(i + step, uids.size());
      ranges.add(new UidRange(uids.get(i), uids.get(end - 1)));
    }
    return ranges;
  }
}
