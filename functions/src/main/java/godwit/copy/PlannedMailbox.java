package godwit.copy;

import godwit.ledger.FolderPlan;
import java.util.List;
import java.util.stream.Stream;

/**
 * The plan of a round of one mailbox.
 *
 * @param folders all folders, those known before first and in their old order
 * @param notes what a person may like to know: folders left out, renamed, merged
 * @param problems folders that could not be opened, and why
 */
public record PlannedMailbox(List<FolderPlan> folders, List<String> notes, List<String> problems) {
  public PlannedMailbox {
    folders = List.copyOf(folders);
    notes = List.copyOf(notes);
    problems = List.copyOf(problems);
  }

  /** The same with more notes. */
  PlannedMailbox noting(List<String> more) {
    return new PlannedMailbox(
        folders, Stream.concat(notes.stream(), more.stream()).toList(), problems);
  }

  /** How many messages the source holds in the folders that are copied. */
  public long sourceMessages() {
    return folders.stream().mapToLong(FolderPlan::sourceMessages).sum();
  }
}
