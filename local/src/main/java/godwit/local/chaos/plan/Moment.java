package godwit.local.chaos.plan;

import java.time.Duration;

/**
 * When a fault strikes: as soon as a share of the expected bytes has gone to the target, but no
 * later than a while after the first of them, as an act may bring less than expected.
 *
 * @param share of the expected bytes, 0 to 1; with 0 the fault does not wait for the first one
 * @param latest after the first byte of the act
 */
public record Moment(double share, Duration latest) {
  /** As soon as the act has begun. */
  public static final Moment AT_ONCE = new Moment(0, Duration.ZERO);

  public Moment {
    if (share < 0 || share > 1) {
      throw new IllegalArgumentException("share " + share + " is not 0 to 1");
    }
  }
}
