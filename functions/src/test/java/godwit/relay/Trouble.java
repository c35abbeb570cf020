package godwit.relay;

import godwit.failure.MigrationException;
import godwit.failure.ThrottledException;
import godwit.failure.TransientException;
import java.time.Duration;
import java.util.Random;

/**
 * What goes wrong in one process, drawn from a seed. A process that died stays dead: every port of
 * it throws.
 */
final class Trouble {
  private final Random random;
  private final double rate;
  private boolean dead;

  Trouble(Random random, double rate) {
    this.random = random;
    this.rate = rate;
  }

  static Trouble none() {
    return new Trouble(new Random(0), 0);
  }

  /** The next process, with luck of its own. */
  Trouble reborn() {
    return new Trouble(random, rate);
  }

  synchronized boolean isDead() {
    return dead;
  }

  /** A call that reaches outside. May fail or die before or after it happened. */
  <T> T around(Call<T> call) throws MigrationException {
    strike();
    T result = call.run();
    strike();
    return result;
  }

  /** A call to storage: dies with the process, and otherwise works. */
  <T> T stored(Call<T> call) throws MigrationException {
    die(rate / 10);
    T result = call.run();
    die(rate / 10);
    return result;
  }

  private synchronized void die(double chance) {
    if (dead || random.nextDouble() < chance) {
      dead = true;
      throw new ProcessDied();
    }
  }

  private synchronized void strike() throws MigrationException {
    die(rate / 5);
    if (random.nextDouble() < rate) {
      throw new TransientException("RESET", "the connection was cut");
    }
  }

  /** Refuses before anything happened. */
  synchronized void throttle() throws ThrottledException {
    if (random.nextDouble() < rate) {
      throw new ThrottledException("429", "slow down", Duration.ofSeconds(random.nextInt(60)));
    }
  }

  /** A call of a port. */
  @FunctionalInterface
  interface Call<T> {
    T run() throws MigrationException;
  }
}
