package godwit.seal.vault;

import godwit.failure.AppBlockedException;
import godwit.failure.MigrationException;
import godwit.seal.KeyWrap;
import godwit.seal.WrappedKey;
import java.util.Base64;
import java.util.function.Supplier;

/**
 * Wraps data keys with an RSA key in Key Vault by RSA-OAEP-256. What wraps is the key's newest
 * version; what unwraps is the version that wrapped, so a rotated key leaves old batches readable
 * for as long as its old version exists. Safe for use by many threads.
 */
public final class VaultKeyWrap implements KeyWrap {
  private static final int KEY_BYTES = 32;

  private final VaultKeyId key;
  private final Supplier<VaultCalls> vault;

  /**
   * @param vault asked at the first use, so that a process which seals nothing loads nothing of it
   */
  public VaultKeyWrap(VaultKeyId key, Supplier<VaultCalls> vault) {
    this.key = key;
    this.vault = vault;
  }

  /** {@inheritDoc} Two calls of the vault. */
  @Override
  public WrappedKey wrap(byte[] dataKey) throws MigrationException {
    if (dataKey.length != KEY_BYTES) {
      throw new IllegalArgumentException("a data key has 32 bytes, not " + dataKey.length);
    }
    String version = call("look up the wrapping key", () -> vault.get().newest(key));
    if (!key.isOf(version)) {
      throw elsewhere(version);
    }
    byte[] wrapped =
        call("wrap a batch's key with " + version, () -> vault.get().wrap(version, dataKey));
    return new WrappedKey(version, Base64.getEncoder().encodeToString(wrapped));
  }

  /** {@inheritDoc} One call of the vault. */
  @Override
  public byte[] unwrap(WrappedKey wrapped) throws MigrationException {
    String version = wrapped.keyId();
    // Who can change a row must not be able to send the app, and its token, to a vault of his own.
    if (!key.isOf(version)) {
      throw elsewhere(version);
    }
    byte[] text = bytes(wrapped);
    byte[] dataKey =
        call("unwrap a batch's key with " + version, () -> vault.get().unwrap(version, text));
    if (dataKey.length != KEY_BYTES) {
      throw VaultErrors.broken(version);
    }
    return dataKey;
  }

  private static byte[] bytes(WrappedKey wrapped) throws AppBlockedException {
    try {
      return Base64.getDecoder().decode(wrapped.text());
    } catch (IllegalArgumentException e) {
      throw VaultErrors.broken(wrapped.keyId());
    }
  }

  private static <T> T call(String verb, Supplier<T> call) throws MigrationException {
    try {
      return call.get();
    } catch (RuntimeException e) {
      throw VaultErrors.translate(e, verb);
    }
  }

  private AppBlockedException elsewhere(String version) {
    return new AppBlockedException(
        "SealingKeyMissing",
        "tried to use the wrapping key "
            + version
            + ", which is not "
            + key.name()
            + " of "
            + key.vault()
            + "; set SEALING_KEY_ID to the key that the batch was made with, or delete the batch"
            + " and make it again");
  }
}
