package godwit.seal.aes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import godwit.SettableClock;
import godwit.batch.Batches;
import godwit.failure.AppBlockedException;
import godwit.failure.MigrationException;
import godwit.seal.KeyWrap;
import godwit.seal.Sealer;
import godwit.seal.SealerContract;
import godwit.seal.Secret;
import godwit.seal.WrappedKey;
import godwit.seal.local.LocalKeyWrap;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AesSealerTest implements SealerContract {
  private static final Duration LIFE = Duration.ofMinutes(5);

  private final CountingWrap wrap =
      new CountingWrap(LocalKeyWrap.of("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="));
  private final SettableClock clock = new SettableClock(Batches.MADE);
  private final Sealer sealer = new AesSealer(wrap, clock, LIFE);

  @Override
  public Sealer sealer() {
    return sealer;
  }

  @Test
  void the_data_key_is_unwrapped_once_in_its_life_however_many_passwords() throws Exception {
    var key = sealer.newKey();
    for (int i = 0; i < 1_000; i++) {
      assertThat(sealer.seal(key, Secret.of("p" + i), CELL + i)).isNotNull();
    }
    clock.advance(LIFE.minusNanos(1));
    assertThat(sealer.seal(key, Secret.of("p"), CELL)).isNotNull();

    assertThat(wrap.unwrapped.get()).isEqualTo(1);
  }

  @Test
  void a_data_key_is_unwrapped_anew_when_its_life_is_over() throws Exception {
    var key = sealer.newKey();
    var sealed = sealer.seal(key, Secret.of("p"), CELL);

    clock.advance(LIFE);

    assertThat(sealer.open(key, sealed, CELL).reveal()).isEqualTo("p");
    assertThat(wrap.unwrapped.get()).isEqualTo(2);
  }

  @Test
  void more_batches_than_are_kept_still_open() throws Exception {
    var first = sealer.newKey();
    var sealed = sealer.seal(first, Secret.of("p"), CELL);
    for (int i = 0; i < 100; i++) {
      assertThat(sealer.seal(sealer.newKey(), Secret.of("other"), CELL)).isNotNull();
    }

    assertThat(sealer.open(first, sealed, CELL).reveal()).isEqualTo("p");
  }

  @Test
  void a_key_that_cannot_be_had_is_the_providers_answer() throws Exception {
    var key = sealer.newKey();

    assertThatThrownBy(
            () -> sealer.seal(new WrappedKey("local:gone", key.text()), Secret.of("p"), CELL))
        .isInstanceOf(AppBlockedException.class)
        .hasMessageContaining("local:gone");
  }

  private static final class CountingWrap implements KeyWrap {
    private final KeyWrap real;
    private final AtomicInteger unwrapped = new AtomicInteger();

    CountingWrap(KeyWrap real) {
      this.real = real;
    }

    @Override
    public WrappedKey wrap(byte[] dataKey) throws MigrationException {
      return real.wrap(dataKey);
    }

    @Override
    public byte[] unwrap(WrappedKey wrapped) throws MigrationException {
      unwrapped.incrementAndGet();
      return real.unwrap(wrapped);
    }
  }
}
