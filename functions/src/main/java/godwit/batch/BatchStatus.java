package godwit.batch;

/** Status of a batch, as Get-MigrationBatch names them. */
public enum BatchStatus {
  /** Rows are being stored. */
  CREATED("Created"),
  /** Waits for its time to start. */
  WAITING("Waiting"),
  STARTING("Starting"),
  SYNCING("Syncing"),
  INCREMENTAL_SYNCING("IncrementalSyncing"),
  SYNCED("Synced"),
  SYNCED_WITH_ERRORS("SyncedWithErrors"),
  STOPPING("Stopping"),
  STOPPED("Stopped"),
  FAILED("Failed"),
  REMOVING("Removing");

  private final String nativeName;

  BatchStatus(String nativeName) {
    this.nativeName = nativeName;
  }

  /** As the native service spells it. */
  public String nativeName() {
    return nativeName;
  }
}
