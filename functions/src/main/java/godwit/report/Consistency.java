package godwit.report;

import godwit.batch.Mailbox;
import godwit.batch.Progress;
import java.util.Optional;

/**
 * How complete a mailbox arrived, in the native service's words; unlike there the thresholds are
 * public. A message is lost when it failed, or when the source has it and no row accounts for it. A
 * batch has the grade of its worst mailbox. In order, the best first.
 */
public enum Consistency {
  /** Every message arrived whole, or was left out on purpose. */
  PERFECT("Perfect", "every message arrived whole"),
  /** Every message arrived; some lost a detail. */
  GOOD("Good", "every message arrived, some lost a detail"),
  /** At most 1 message in 100 is lost. */
  INVESTIGATE("Investigate", "at most 1 message in 100 did not arrive"),
  /** More than 1 message in 100 is lost, or nothing could be copied. */
  POOR("Poor", "more than 1 message in 100 did not arrive");

  private static final long LOST_IN = 100;

  private final String nativeName;
  private final String meaning;

  Consistency(String nativeName, String meaning) {
    this.nativeName = nativeName;
    this.meaning = meaning;
  }

  public String nativeName() {
    return nativeName;
  }

  /** The threshold in words. */
  public String meaning() {
    return meaning;
  }

  /** The grade of a mailbox; empty until its initial copy has ended. */
  public static Optional<Consistency> of(Mailbox mailbox) {
    Progress progress = mailbox.progress();
    return switch (mailbox.status()) {
      case SYNCED, INCREMENTAL_SYNCING, INCREMENTAL_FAILED -> Optional.of(grade(progress));
      case FAILED -> Optional.of(progress.sourceMessages() == 0 ? POOR : grade(progress));
      case QUEUED, STOPPED ->
          progress.lastSynced().isPresent() ? Optional.of(grade(progress)) : Optional.empty();
      case VALIDATING, SYNCING, REMOVING -> Optional.empty();
    };
  }

  private static Consistency grade(Progress progress) {
    long accounted = progress.tally().messages();
    long missing = Math.max(0, progress.sourceMessages() - accounted);
    return grade(
        progress.tally().failed() + missing, progress.tally().degraded(), accounted + missing);
  }

  /**
   * Grades counts.
   *
   * @param lost failed or unaccounted for
   * @param degraded arrived without some detail
   * @param all every message there is
   */
  static Consistency grade(long lost, long degraded, long all) {
    if (lost * LOST_IN > all) {
      return POOR;
    }
    if (lost > 0) {
      return INVESTIGATE;
    }
    return degraded > 0 ? GOOD : PERFECT;
  }
}
