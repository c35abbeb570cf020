package godwit.seal;

import godwit.failure.MigrationException;

/**
 * Wraps and unwraps data keys with a key that never leaves its vault. A port: a local provider for
 * one machine and tests, Key Vault in Azure.
 */
public interface KeyWrap {
  /**
   * Wraps a data key.
   *
   * @param dataKey 32 bytes; not kept
   */
  WrappedKey wrap(byte[] dataKey) throws MigrationException;

  /**
   * Unwraps what {@link #wrap} gave, also after the wrapping key was rotated.
   *
   * @throws godwit.failure.AppBlockedException if the wrapping key is gone or access is denied
   */
  byte[] unwrap(WrappedKey wrapped) throws MigrationException;
}
