package godwit.local.chaos.plan;

import java.util.SplittableRandom;

/**
 * Which round: all that its plan depends on.
 *
 * @param seed any number
 * @param round from 1
 */
public record RoundId(long seed, int round) {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  public RoundId {
    if (round < 1) {
      throw new IllegalArgumentException("round " + round + " is not 1 or more");
    }
  }

  /** A fresh source of numbers for one {@code purpose}; the same one draws the same numbers. */
  public SplittableRandom random(String purpose) {
    return new SplittableRandom((seed * 31 + round) * GOLDEN ^ purpose.hashCode());
  }

  /** Of the seed alone. */
  public static SplittableRandom ofSeed(long seed) {
    return new SplittableRandom(seed * GOLDEN);
  }

  /** Short enough for names of batches, users and folders. */
  public String name() {
    return "s" + seed + "r" + round;
  }
}
