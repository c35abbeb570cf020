package godwit.seal.aes;

import godwit.failure.MailboxBlockedException;
import godwit.failure.MigrationException;
import godwit.seal.KeyWrap;
import godwit.seal.SealedSecret;
import godwit.seal.Sealer;
import godwit.seal.Secret;
import godwit.seal.WrappedKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals with AES-256-GCM (NIST SP 800-38D): a fresh random nonce of 96 bits, a tag of 128 bits, the
 * cell's name as associated data.
 */
public final class AesSealer implements Sealer {
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final KeyWrap wrap;
  private final DataKeys keys;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param keyLife how long an unwrapped data key is kept in memory, more than zero
   */
  public AesSealer(KeyWrap wrap, Clock clock, Duration keyLife) {
    this.wrap = wrap;
    this.keys = new DataKeys(wrap, clock, keyLife);
  }

  @Override
  public WrappedKey newKey() throws MigrationException {
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    try {
      return wrap.wrap(key);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  @Override
  public SealedSecret seal(WrappedKey key, Secret secret, String cell) throws MigrationException {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] plain = secret.reveal().getBytes(StandardCharsets.UTF_8);
    byte[] dataKey = keys.unwrap(key);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, dataKey, nonce, cell).doFinal(plain);
      byte[] all = ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
      return new SealedSecret(Base64.getEncoder().encodeToString(all));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES-GCM", e);
    } finally {
      Arrays.fill(plain, (byte) 0);
      Arrays.fill(dataKey, (byte) 0);
    }
  }

  @Override
  public Secret open(WrappedKey key, SealedSecret sealed, String cell) throws MigrationException {
    byte[] all = bytes(sealed);
    byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
    byte[] dataKey = keys.unwrap(key);
    try {
      byte[] plain =
          cipher(Cipher.DECRYPT_MODE, dataKey, nonce, cell)
              .doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES);
      var secret = Secret.of(new String(plain, StandardCharsets.UTF_8));
      Arrays.fill(plain, (byte) 0);
      return secret;
    } catch (AEADBadTagException e) {
      throw broken();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES-GCM", e);
    } finally {
      Arrays.fill(dataKey, (byte) 0);
    }
  }

  private static byte[] bytes(SealedSecret sealed) throws MailboxBlockedException {
    byte[] all;
    try {
      all = Base64.getDecoder().decode(sealed.text());
    } catch (IllegalArgumentException e) {
      throw broken();
    }
    if (all.length < NONCE_BYTES + TAG_BITS / 8) {
      throw broken();
    }
    return all;
  }

  private static Cipher cipher(int mode, byte[] key, byte[] nonce, String cell)
      throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(cell.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  private static MailboxBlockedException broken() {
    return new MailboxBlockedException(
        "SealBroken",
        "tried to open a stored password: it was changed in storage, belongs to another row, or"
            + " was sealed with another key; find out who changed the table, then give the"
            + " mailbox's credentials again");
  }
}
