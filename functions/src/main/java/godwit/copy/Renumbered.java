package godwit.copy;

import godwit.failure.MigrationException;
import godwit.ledger.Chunk;
import godwit.ledger.FolderPlan;
import godwit.ledger.Ledger;
import godwit.source.UidValidity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Folders that a server numbers anew again and again (UIDVALIDITY), as some do at each log-in. */
record Renumbered(Ledger ledger) {
  /** From the third change on it is no accident. */
  private static final int ODD = 4;

  /** What a person should know of such folders. Costs a storage request for each that changed. */
  List<String> notes(List<FolderPlan> before, List<FolderPlan> after) throws MigrationException {
    Map<String, UidValidity> old = new HashMap<>();
    before.forEach(plan -> old.put(plan.key().id(), plan.validity()));
    var notes = new ArrayList<String>();
    for (FolderPlan plan : after) {
      UidValidity was = old.getOrDefault(plan.key().id(), plan.validity());
      if (!was.equals(plan.validity()) && generations(plan) >= ODD) {
        notes.add(note(plan));
      }
    }
    return notes;
  }

  private int generations(FolderPlan plan) throws MigrationException {
    Set<UidValidity> seen = new HashSet<>(Set.of(plan.validity()));
    for (Chunk chunk : ledger.chunks(plan.key())) {
      seen.add(chunk.key().validity());
    }
    return seen.size();
  }

  private static String note(FolderPlan plan) {
    return "numbered anew by the server again and again (UIDVALIDITY): "
        + plan.source().display()
        + ", so all its messages are read and compared each time; if its UIDs stay the same, delete"
        + " the batch and make it again with ignoreUidValidity=true, which brings nothing twice";
  }
}
