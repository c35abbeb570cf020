package godwit.pace;

import java.time.Duration;
import java.time.Instant;

/**
 * How far a mailbox's limits are lowered because its answers said that they are lower than
 * documented. Lowered at once, raised step by step.
 *
 * @param requests share of the request limit that is used, in thousandths, {@link #LEAST} to 1000
 * @param uploads share of the upload limit
 * @param idlePlaces of the requests in flight, how many are not made use of
 * @param since when it last changed
 */
public record Ease(int requests, int uploads, int idlePlaces, Instant since) {
  /** Everything as documented. */
  public static final Ease NONE = new Ease(1000, 1000, 0, Instant.EPOCH);

  /** A tenth of a limit is always used: or nothing would ever be learnt. */
  static final int LEAST = 100;

  /** After a time without a refusal a step back up. */
  static final Duration STEP_EVERY = Duration.ofMinutes(10);

  /** Refusals of requests that were on their way together count once. */
  static final Duration ONE_EVENT = Duration.ofSeconds(30);

  private static final int STEP = 100;

  public Ease {
    if (requests < LEAST || requests > 1000 || uploads < LEAST || uploads > 1000) {
      throw new IllegalArgumentException("shares " + requests + ", " + uploads);
    }
    if (idlePlaces < 0) {
      throw new IllegalArgumentException("idlePlaces " + idlePlaces);
    }
  }

  /**
   * After a refusal that should not have come.
   *
   * @param usedRequests what was used of the documented request limit, in thousandths
   * @param usedUploads what was used of the upload limit
   * @param places how many requests may be in flight at all
   */
  Ease lowered(long usedRequests, long usedUploads, int places, Instant now) {
    if (now.isBefore(since.plus(ONE_EVENT))) {
      return this;
    }
    if (Math.max(usedRequests, usedUploads) < LEAST) {
      return new Ease(requests, uploads, Math.min(places - 1, idlePlaces + 1), now);
    }
    return usedRequests >= usedUploads
        ? new Ease(under(usedRequests, requests), uploads, idlePlaces, now)
        : new Ease(requests, under(usedUploads, uploads), idlePlaces, now);
  }

  private static int under(long used, int before) {
    return (int) Math.max(LEAST, Math.min(before, used) * 95 / 100);
  }

  /** One step up if nothing was refused for long enough. */
  Ease raised(Instant now) {
    boolean lowered = requests < 1000 || uploads < 1000 || idlePlaces > 0;
    if (!lowered || now.isBefore(since.plus(STEP_EVERY))) {
      return this;
    }
    return new Ease(
        Math.min(1000, requests + STEP),
        Math.min(1000, uploads + STEP),
        Math.max(0, idlePlaces - 1),
        now);
  }
}
