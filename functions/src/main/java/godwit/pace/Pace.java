package godwit.pace;

import java.time.Duration;
import java.time.Instant;

/**
 * What the two servers of a mailbox were asked lately and how the target bore it. Travels with the
 * baton, so that the next leg, on whichever instance, goes on at the same pace. Pure.
 *
 * @param requests spent of {@link PaceLimits#requests}
 * @param uploadBytes spent of {@link PaceLimits#uploadBytes}
 * @param downloadBytes spent of a {@link DownloadBudget}
 * @param ease how far the limits are lowered
 * @param notBefore nothing is sent before this time: the server's wish, or there is nothing to
 *     spend
 */
public record Pace(
    Spent requests, Spent uploadBytes, Spent downloadBytes, Ease ease, Instant notBefore) {
  /** A mailbox of which nothing was asked yet. */
  public static final Pace FRESH =
      new Pace(Spent.NOTHING, Spent.NOTHING, Spent.NOTHING, Ease.NONE, Instant.EPOCH);

  /** After a request went out, or was about to. */
  Pace spend(PaceLimits limits, Cost cost, Instant now) {
    return new Pace(
        limits.requests().spend(requests, cost.requests(), now),
        limits.uploadBytes().spend(uploadBytes, cost.uploadBytes(), now),
        downloadBytes,
        ease,
        notBefore);
  }

  /** What may be spent now besides what is held for others; negative if more was spent. */
  boolean holds(PaceLimits limits, Cost cost, Cost held, Instant now) {
    Quota ofRequests = requestQuota(limits);
    Quota ofBytes = uploadQuota(limits);
    return ofRequests.free(requests, now) - held.requests() >= ofRequests.asked(cost.requests())
        && ofBytes.free(uploadBytes, now) - held.uploadBytes() >= ofBytes.asked(cost.uploadBytes());
  }

  /** When there is room for {@code cost}, or for nearly a whole limit if it is more. */
  Instant when(PaceLimits limits, Cost cost, Instant now) {
    Quota ofRequests = requestQuota(limits);
    Quota ofBytes = uploadQuota(limits);
    return later(
        ofRequests.when(requests, ofRequests.asked(cost.requests()), now),
        ofBytes.when(uploadBytes, ofBytes.asked(cost.uploadBytes()), now));
  }

  /** When enough comes back to make it worth beginning again with {@code cost}. */
  Instant worthwhile(PaceLimits limits, Cost cost, Instant now) {
    Quota ofRequests = requestQuota(limits);
    Quota ofBytes = uploadQuota(limits);
    Instant more = when(limits, cost, now);
    boolean shortOfRequests = ofRequests.when(requests, cost.requests(), now).isAfter(now);
    return later(
        more,
        shortOfRequests
            ? ofRequests.when(requests, ofRequests.quantum(), now)
            : ofBytes.when(uploadBytes, ofBytes.quantum(), now));
  }

  /**
   * After a refusal although there was room.
   *
   * @param wait how long the server wants to be left alone
   */
  Pace refused(PaceLimits limits, Duration wait, Instant now) {
    Ease lower =
        ease.lowered(
            perMille(limits.requests(), requests, now),
            perMille(limits.uploadBytes(), uploadBytes, now),
            limits.concurrentRequests(),
            now);
    return new Pace(requests, uploadBytes, downloadBytes, lower, later(notBefore, now.plus(wait)));
  }

  /** Nothing is sent before {@code time}; an earlier wish does not shorten a later one. */
  Pace waiting(Instant time) {
    return new Pace(requests, uploadBytes, downloadBytes, ease, later(notBefore, time));
  }

  /** The same, with what was read from the source. */
  public Pace withDownloads(Spent downloads) {
    return new Pace(requests, uploadBytes, downloads, ease, notBefore);
  }

  /** A step back up if nothing was refused for long enough. */
  Pace raised(Instant now) {
    return new Pace(requests, uploadBytes, downloadBytes, ease.raised(now), notBefore);
  }

  /** How many requests may be in flight. */
  int places(PaceLimits limits) {
    return Math.max(1, limits.concurrentRequests() - ease.idlePlaces());
  }

  private Quota requestQuota(PaceLimits limits) {
    return limits.requests().share(ease.requests());
  }

  private Quota uploadQuota(PaceLimits limits) {
    return limits.uploadBytes().share(ease.uploads());
  }

  private static long perMille(Quota quota, Spent spent, Instant now) {
    return quota.used(spent, now) * 1000 / quota.limit();
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
