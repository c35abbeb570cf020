package godwit.relay;

import godwit.batch.Tally;
import godwit.failure.MigrationException;
import godwit.ledger.Chunk;
import godwit.ledger.ChunkKey;
import godwit.ledger.FolderPlan;
import godwit.ledger.Ledger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts a mailbox's messages from the rows of its chunks: one query per folder. For one thread.
 */
final class RoundCount {
  private final Ledger ledger;
  private final int round;
  private final Map<String, Tally> ever = new HashMap<>();
  private final Map<String, Tally> thisRound = new HashMap<>();
  private final Set<ChunkKey> complete = new HashSet<>();

  RoundCount(Ledger ledger, int round) {
    this.ledger = ledger;
    this.round = round;
  }

  void count(List<FolderPlan> folders) throws MigrationException {
    for (FolderPlan folder : folders) {
      count(folder);
    }
  }

  void count(FolderPlan folder) throws MigrationException {
    // What another generation brought over has a row in the present one too.
    List<Chunk> chunks =
        ledger.chunks(folder.key()).stream()
            .filter(c -> c.key().validity().equals(folder.validity()))
            .toList();
    chunks.stream().filter(Chunk::complete).map(Chunk::key).forEach(complete::add);
    ever.put(folder.key().id(), sum(chunks));
    var present = chunks.stream().filter(c -> c.key().round() == round).toList();
    thisRound.put(folder.key().id(), sum(present));
  }

  /** Whether a chunk is known to be complete. */
  boolean isComplete(ChunkKey chunk) {
    return complete.contains(chunk);
  }

  /** All rounds. */
  Tally all() {
    return ever.values().stream().reduce(Tally.NONE, Tally::plus);
  }

  /** The present round. */
  Tally present() {
    return thisRound.values().stream().reduce(Tally.NONE, Tally::plus);
  }

  private static Tally sum(List<Chunk> chunks) {
    return chunks.stream().map(Chunk::tally).reduce(Tally.NONE, Tally::plus);
  }
}
