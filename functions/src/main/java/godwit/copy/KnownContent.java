package godwit.copy;

import godwit.failure.MigrationException;
import godwit.ledger.FolderPlan;
import godwit.ledger.Trace;
import godwit.source.MessageSummary;
import godwit.source.UidRange;
import godwit.target.TargetMessageId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What of a folder is at the target though no row of its present generation says so: by identity,
 * and by content as a multiset of fingerprints. Safe for use by many threads.
 */
final class KnownContent {
  private final Past past;
  private final Departures departures;
  private final FolderPlan folder;
  private volatile Map<Long, Trace> identical = Map.of();

  /**
   * A message at the target.
   *
   * @param proven whether a row says that it is whole
   */
  record Known(TargetMessageId id, boolean proven) {}

  KnownContent(Past past, Departures departures, FolderPlan folder) {
    this.past = past;
    this.departures = departures;
    this.folder = folder;
  }

  /** What has left other folders. */
  Departures departures() {
    return departures;
  }

  /**
   * Gets ready for messages that may come from other folders; by the thread that reads.
   *
   * @return whether it came to an end; if not, the checkpoint said to stop
   */
  boolean lookElsewhere() throws MigrationException {
    return departures.look();
  }

  /** Gets ready for the messages of a range: one storage request, none for a folder without kin. */
  void lookAt(UidRange range) throws MigrationException {
    var found = new HashMap<Long, Trace>();
    if (folder.kin().contains(folder.key().id())) {
      past.traces(folder, range).forEach(trace -> found.put(trace.uid(), trace));
    }
    identical = Map.copyOf(found);
  }

  /** What a stamp tells of this message of the range. */
  Optional<Trace> identical(MessageSummary message) {
    return Optional.ofNullable(identical.get(message.uid()));
  }

  /**
   * Takes one message with this content out of the multiset. The first call for a folder with kin
   * reads their rows.
   */
  Optional<Known> take(String fingerprint) throws MigrationException {
    return past.take(folder, fingerprint);
  }
}
