package godwit.seal.local;

import godwit.failure.AppBlockedException;
import godwit.failure.MigrationException;
import godwit.seal.KeyWrap;
import godwit.seal.WrappedKey;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Wraps data keys with AES key wrap (RFC 3394) under a key from a setting. For one machine and
 * tests: who can read the setting can open every password.
 */
public final class LocalKeyWrap implements KeyWrap {
  private static final int KEY_BYTES = 32;
  private static final String PREFIX = "local:";

  private final Map<String, SecretKey> keys;
  private final String current;

  private LocalKeyWrap(Map<String, SecretKey> keys) {
    this.keys = keys;
    this.current = keys.keySet().iterator().next();
  }

  /**
   * Reads the setting: keys of 32 bytes as base64, joined by commas. The first one wraps; all of
   * them unwrap, so a new key is put in front and the old one stays until its batches are deleted.
   *
   * @throws IllegalArgumentException if it is anything else, with what to set; never quotes it
   */
  public static LocalKeyWrap of(String setting) {
    var keys = new LinkedHashMap<String, SecretKey>();
    for (String one : setting.split(",", -1)) {
      byte[] key = decoded(one.strip());
      keys.put(id(key), new SecretKeySpec(key, "AES"));
    }
    return new LocalKeyWrap(keys);
  }

  private static byte[] decoded(String text) {
    byte[] key;
    try {
      key = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw malformed();
    }
    if (key.length != KEY_BYTES) {
      throw malformed();
    }
    return key;
  }

  private static IllegalArgumentException malformed() {
    return new IllegalArgumentException(
        "the local sealing key is not 32 bytes as base64; make one with: openssl rand -base64 32");
  }

  /** {@code local:} and the first 8 hexadecimal digits of the key's SHA-256. */
  private static String id(byte[] key) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(key);
      return PREFIX + HexFormat.of().formatHex(hash, 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public WrappedKey wrap(byte[] dataKey) {
    if (dataKey.length != KEY_BYTES) {
      throw new IllegalArgumentException("a data key has 32 bytes, not " + dataKey.length);
    }
    try {
      var cipher = Cipher.getInstance("AESWrap");
      cipher.init(Cipher.WRAP_MODE, keys.get(current));
      byte[] wrapped = cipher.wrap(new SecretKeySpec(dataKey, "AES"));
      return new WrappedKey(current, Base64.getEncoder().encodeToString(wrapped));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AESWrap", e);
    }
  }

  @Override
  public byte[] unwrap(WrappedKey wrapped) throws MigrationException {
    SecretKey key = keys.get(wrapped.keyId());
    if (key == null) {
      throw new AppBlockedException(
          "SealingKeyMissing",
          "tried to unwrap a batch's key: the sealing key "
              + wrapped.keyId()
              + " is not set; put it behind the present one in the setting");
    }
    try {
      var cipher = Cipher.getInstance("AESWrap");
      cipher.init(Cipher.UNWRAP_MODE, key);
      return cipher
          .unwrap(Base64.getDecoder().decode(wrapped.text()), "AES", Cipher.SECRET_KEY)
          .getEncoded();
    } catch (InvalidKeyException | IllegalArgumentException e) {
      // Neither has the key; the cause stays out all the same, as it describes key material.
      throw new AppBlockedException(
          "WrappedKeyBroken",
          "tried to unwrap a batch's key with "
              + wrapped.keyId()
              + ": it was changed in storage; delete the batch and make it again");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AESWrap", e);
    }
  }
}
