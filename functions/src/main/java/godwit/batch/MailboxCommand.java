package godwit.batch;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a person may ask of one mailbox, and in which status: the one table. */
public enum MailboxCommand {
  /** Starts or resumes it (Start-MigrationUser). */
  START,
  /** Halts it at its next checkpoint and keeps what has arrived (Stop-MigrationUser). */
  STOP,
  /** A round now, once it has had its initial copy (Set-MigrationUser -SyncNow). */
  SYNC,
  /** Tries it again after it failed, or its messages that failed. */
  RETRY,
  /** Another user name or password. */
  CREDENTIALS,
  /** Removes it from the batch, with its account and secret (Remove-MigrationUser). */
  DELETE;

  /** What a mailbox of this status takes in a batch of that status. */
  public static Set<MailboxCommand> possible(BatchStatus batch, MailboxStatus mailbox) {
    Set<MailboxCommand> both = ofMailbox(mailbox);
    both.retainAll(ofBatch(batch));
    return both;
  }

  private static Set<MailboxCommand> ofMailbox(MailboxStatus status) {
    return switch (status) {
      // One that waits may not have been started at all: its batch tells.
      case QUEUED -> EnumSet.of(START, STOP, CREDENTIALS, DELETE);
      case VALIDATING, SYNCING, INCREMENTAL_SYNCING -> EnumSet.of(STOP, CREDENTIALS, DELETE);
      case SYNCED -> EnumSet.of(STOP, SYNC, RETRY, CREDENTIALS, DELETE);
      case INCREMENTAL_FAILED -> EnumSet.allOf(MailboxCommand.class);
      case FAILED -> EnumSet.of(START, STOP, RETRY, CREDENTIALS, DELETE);
      case STOPPED -> EnumSet.of(START, CREDENTIALS, DELETE);
      case REMOVING -> EnumSet.of(DELETE);
    };
  }

  private static Set<MailboxCommand> ofBatch(BatchStatus status) {
    return switch (status) {
      case CREATED, REMOVING -> EnumSet.noneOf(MailboxCommand.class);
      case WAITING -> EnumSet.of(STOP, CREDENTIALS, DELETE);
      case STARTING, SYNCING, INCREMENTAL_SYNCING, SYNCED, SYNCED_WITH_ERRORS, FAILED ->
          EnumSet.allOf(MailboxCommand.class);
      case STOPPING -> EnumSet.of(CREDENTIALS, DELETE);
      case STOPPED -> EnumSet.of(START, CREDENTIALS, DELETE);
    };
  }

  /** What is possible, in the words of the HTTP interface. */
  public static List<String> possibleWords(BatchStatus batch, MailboxStatus mailbox) {
    Set<MailboxCommand> possible = possible(batch, mailbox);
    return Arrays.stream(values()).filter(possible::contains).map(MailboxCommand::word).toList();
  }

  /** Whether a mailbox of this status takes the command in a batch of that status. */
  public boolean isPossible(BatchStatus batch, MailboxStatus mailbox) {
    return possible(batch, mailbox).contains(this);
  }

  /** As the HTTP interface spells it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
