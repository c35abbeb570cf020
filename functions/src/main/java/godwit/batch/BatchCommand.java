package godwit.batch;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a person may ask of a batch, and in which status: the one table. */
public enum BatchCommand {
  /** Starts or resumes it, also what of it was stopped or failed (Start-MigrationBatch). */
  START,
  /** Halts active copies and keeps what has arrived (Stop-MigrationBatch). */
  STOP,
  /** A round now, for mailboxes that have had their initial copy (Set-MigrationBatch -SyncNow). */
  SYNC,
  /** Tries the failed mailboxes again, and the failed messages of those that rest. */
  RETRY,
  /** Looks at every mailbox before its copy, and changes nothing. */
  ASSESS,
  /** Looks whether everything is at the target, and changes nothing. */
  VERIFY,
  /** Adds mailboxes to it (Set-MigrationBatch -AddUsers). */
  ADD,
  /** Changes its options and limits (Set-MigrationBatch). */
  EDIT,
  /** Stops it and removes every row and secret (Remove-MigrationBatch). */
  DELETE;

  /** What a batch of this status takes. */
  public static Set<BatchCommand> possible(BatchStatus status) {
    return switch (status) {
      case CREATED, REMOVING -> EnumSet.noneOf(BatchCommand.class);
      case WAITING -> EnumSet.of(START, STOP, ASSESS, ADD, EDIT, DELETE);
      // Also start: one that was broken off is asked again.
      case STARTING -> EnumSet.of(START, STOP, RETRY, ASSESS, VERIFY, ADD, EDIT, DELETE);
      case SYNCING, INCREMENTAL_SYNCING, SYNCED, SYNCED_WITH_ERRORS ->
          EnumSet.of(START, STOP, SYNC, RETRY, ASSESS, VERIFY, ADD, EDIT, DELETE);
      case STOPPING -> EnumSet.of(ASSESS, VERIFY, ADD, EDIT, DELETE);
      case STOPPED -> EnumSet.of(START, ASSESS, VERIFY, ADD, EDIT, DELETE);
      case FAILED -> EnumSet.of(START, RETRY, ASSESS, VERIFY, ADD, EDIT, DELETE);
    };
  }

  /** What a batch of this status takes, in the words of the HTTP interface. */
  public static List<String> possibleWords(BatchStatus status) {
    return Arrays.stream(values())
        .filter(command -> command.isPossible(status))
        .map(BatchCommand::word)
        .toList();
  }

  /** Whether a batch of this status takes the command. */
  public boolean isPossible(BatchStatus status) {
    return possible(status).contains(this);
  }

  /** As the HTTP interface spells it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
