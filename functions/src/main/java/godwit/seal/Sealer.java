package godwit.seal;

import godwit.failure.MigrationException;

/** Seals and opens secrets. Safe for use by many threads. */
public interface Sealer {
  /** Makes a new data key, wrapped. One per batch. */
  WrappedKey newKey() throws MigrationException;

  /**
   * Seals a secret for one cell.
   *
   * @param cell names the row and column that will hold it (associated data): a sealed value that
   *     is copied to another row does not open
   */
  SealedSecret seal(WrappedKey key, Secret secret, String cell) throws MigrationException;

  /**
   * Opens what {@link #seal} gave for the same cell.
   *
   * @throws godwit.failure.AppBlockedException if the value was tampered with, belongs to another
   *     cell, or its key cannot be had
   */
  Secret open(WrappedKey key, SealedSecret sealed, String cell) throws MigrationException;
}
