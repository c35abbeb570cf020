package godwit.hook;

import godwit.batch.BatchId;
import godwit.failure.MigrationException;
import godwit.seal.SealedSecret;
import godwit.seal.Sealer;
import godwit.seal.Secret;
import godwit.seal.WrappedKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Takes subscriptions in. One for each address and batch: a request that is repeated finds its own,
 * so that a caller that tries again is not told everything twice. Safe for use by many threads.
 */
public final class Subscribing {
  private static final int TRIES = 5;

  private final Subscriptions subscriptions;
  private final Sealer sealer;
  private final Clock clock;

  public Subscribing(Subscriptions subscriptions, Sealer sealer, Clock clock) {
    this.subscriptions = subscriptions;
    this.sealer = sealer;
    this.clock = clock;
  }

  /**
   * Stores a subscription, or replaces the one of the same address and batch.
   *
   * @return empty if there are too many
   */
  public Optional<Subscription> subscribe(WantedHook wanted) throws MigrationException {
    String id = id(wanted);
    Subscription made = sealed(id, wanted);
    for (int i = 0; i < TRIES; i++) {
      Optional<Subscription> there = subscriptions.find(id);
      if (there.isEmpty() && isFull()) {
        return Optional.empty();
      }
      boolean stored =
          there.isEmpty()
              ? subscriptions.insert(made)
              : subscriptions.update(made.inPlaceOf(there.get()));
      if (stored) {
        return Optional.of(made);
      }
    }
    // Others store the same again and again: theirs is as good.
    return Optional.of(made);
  }

  /** Whether there is no room for one more. */
  public boolean isFull() throws MigrationException {
    return subscriptions.all().size() >= Subscription.MOST;
  }

  private Subscription sealed(String id, WantedHook wanted) throws MigrationException {
    WrappedKey key = sealer.newKey();
    Secret address = Secret.of(wanted.address().toString());
    Optional<SealedSecret> secret = Optional.empty();
    if (wanted.secret().isPresent()) {
      secret = Optional.of(sealer.seal(key, wanted.secret().get(), Subscription.secretCell(id)));
    }
    return new Subscription(
        id,
        String.valueOf(wanted.address().getHost()),
        sealer.seal(key, address, Subscription.addressCell(id)),
        secret,
        key,
        wanted.events(),
        wanted.batch(),
        clock.instant(),
        Optional.empty(),
        "");
  }

  private static String id(WantedHook wanted) {
    String text = wanted.address() + "\n" + wanted.batch().map(BatchId::toString).orElse("");
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
