package godwit.batch;

/** Status of a mailbox, as Get-MigrationUser names them. */
public enum MailboxStatus {
  /** Waits for a connection of its endpoint, for its initial copy or a later round. */
  QUEUED("Queued"),
  /** Logs in, lists and makes folders, plans chunks. */
  VALIDATING("Validating"),
  /** Initial copy. */
  SYNCING("Syncing"),
  /** Initial copy done, waits for the next round. */
  SYNCED("Synced"),
  INCREMENTAL_SYNCING("IncrementalSyncing"),
  /** The initial copy is safe, a later round is blocked; says what to do. */
  INCREMENTAL_FAILED("IncrementalFailed"),
  STOPPED("Stopped"),
  /** The initial copy is blocked; says what to do. */
  FAILED("Failed"),
  REMOVING("Removing");

  private final String nativeName;

  MailboxStatus(String nativeName) {
    this.nativeName = nativeName;
  }

  /** As the native service spells it. */
  public String nativeName() {
    return nativeName;
  }

  /** Whether it waits for a person to mend what its problem says. */
  public boolean isBlocked() {
    return this == FAILED || this == INCREMENTAL_FAILED;
  }

  /** Whether a leg of this mailbox may be under way or on a queue. */
  public boolean isActive() {
    return switch (this) {
      case VALIDATING, SYNCING, INCREMENTAL_SYNCING -> true;
      case QUEUED, SYNCED, INCREMENTAL_FAILED, STOPPED, FAILED, REMOVING -> false;
    };
  }
}
