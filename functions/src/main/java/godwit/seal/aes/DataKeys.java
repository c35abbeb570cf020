package godwit.seal.aes;

import godwit.failure.MigrationException;
import godwit.seal.KeyWrap;
import godwit.seal.WrappedKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Unwrapped data keys, kept for a short while so that sealing 50,000 passwords is one call of the
 * vault. A key that is dropped is overwritten with zeros. For many threads.
 */
final class DataKeys {
  private static final int MOST = 64;

  private final KeyWrap wrap;
  private final Clock clock;
  private final Duration life;
  private final Map<WrappedKey, Kept> kept = new LinkedHashMap<>();

  /** A key and when it is dropped. */
  private static final class Kept {
    private final byte[] key;
    private final Instant until;

    Kept(byte[] key, Instant until) {
      this.key = key;
      this.until = until;
    }

    void drop() {
      Arrays.fill(key, (byte) 0);
    }
  }

  DataKeys(KeyWrap wrap, Clock clock, Duration life) {
    this.wrap = wrap;
    this.clock = clock;
    this.life = life;
  }

  /** The caller's own copy, to be overwritten after use. */
  byte[] unwrap(WrappedKey wrapped) throws MigrationException {
    Optional<byte[]> known = copy(wrapped);
    if (known.isPresent()) {
      return known.get();
    }
    byte[] key = wrap.unwrap(wrapped);
    keep(wrapped, key.clone());
    return key;
  }

  private synchronized Optional<byte[]> copy(WrappedKey wrapped) {
    dropExpired();
    return Optional.ofNullable(kept.get(wrapped)).map(k -> k.key.clone());
  }

  private synchronized void keep(WrappedKey wrapped, byte[] key) {
    var one = new Kept(key, clock.instant().plus(life));
    Optional.ofNullable(kept.put(wrapped, one)).ifPresent(Kept::drop);
    if (kept.size() > MOST) {
      Iterator<Kept> oldest = kept.values().iterator();
      oldest.next().drop();
      oldest.remove();
    }
  }

  private void dropExpired() {
    Instant now = clock.instant();
    for (Iterator<Kept> all = kept.values().iterator(); all.hasNext(); ) {
      Kept one = all.next();
      if (!now.isBefore(one.until)) {
        one.drop();
        all.remove();
      }
    }
  }
}
