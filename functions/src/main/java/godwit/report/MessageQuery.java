package godwit.report;

import godwit.batch.Mailbox;
import godwit.batch.Tally;
import godwit.ledger.FolderPlan;
import godwit.ledger.Ledger.EntryFilter;
import java.util.Optional;

/**
 * Which messages of a batch to show.
 *
 * @param mailbox only of this address; of all if empty
 * @param folder only of the folder with this id or path at the source; of all if empty
 */
public record MessageQuery(EntryFilter filter, Optional<String> mailbox, Optional<String> folder) {
  boolean wants(FolderPlan plan) {
    return folder
        .filter(name -> !name.equals(plan.key().id()) && !name.equals(plan.source().display()))
        .isEmpty();
  }

  /** Whether a mailbox may hold such messages; while it is in work its counts may lag behind. */
  boolean mayBeIn(Mailbox candidate) {
    Tally tally = candidate.progress().tally();
    long count =
        switch (filter) {
          case ALL -> tally.messages();
          case COPIED -> tally.copied();
          case DEGRADED -> tally.degraded();
          // What has moved is counted where it lies now.
          case MOVED -> tally.copied();
          case SKIPPED -> tally.skipped();
          case FAILED -> tally.failed();
        };
    return count > 0 || candidate.status().isActive();
  }
}
