package godwit.relay;

import godwit.failure.MigrationException;
import godwit.failure.ThrottledException;
import godwit.failure.TransientException;
import godwit.target.MessageStamp;
import godwit.target.TargetMessageId;
import java.time.Duration;
import java.util.Random;

/**
 * What goes wrong in one process, drawn from a seed. A process that died stays dead: every port of
 * it throws.
 */
class Trouble {
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

  /** How many requests are in flight at once. With one, a seed replays to the last detail. */
  int concurrent() {
    return 1;
  }

  /** The next process, with luck of its own. */
  Trouble reborn() {
    return new Trouble(random, rate);
  }

  /** Every port throws from now on. */
  synchronized void kill() {
    dead = true;
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

  /**
   * A create whose sender does not live to see its answer, or gives up waiting for it: it arrives
   * later, and later still it shows.
   */
  synchronized void late(Delays delays, Delays.Create create) throws TransientException {
    if (random.nextDouble() >= rate) {
      return;
    }
    if (random.nextInt(3) == 0) {
      // Sent up to three quarters of a lease after the last sign of life, and long on its way.
      delays.send(seconds(105), seconds(30), create);
      dead = true;
      throw new ProcessDied();
    }
    delays.send(seconds(15), seconds(15), create);
    throw new TransientException("TIMED_OUT", "no answer came");
  }

  private Duration seconds(int most) {
    return Duration.ofSeconds(random.nextInt(most));
  }

  /** What a certain message meets. */
  void create(MessageStamp stamp, Delays.Create create) throws MigrationException {}

  /** What a certain message meets when it is to be moved. */
  void move(TargetMessageId id) throws MigrationException {}

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
