package godwit.batch;

import static godwit.batch.MailboxStatus.FAILED;
import static godwit.batch.MailboxStatus.INCREMENTAL_FAILED;
import static godwit.batch.MailboxStatus.INCREMENTAL_SYNCING;
import static godwit.batch.MailboxStatus.QUEUED;
import static godwit.batch.MailboxStatus.REMOVING;
import static godwit.batch.MailboxStatus.STOPPED;
import static godwit.batch.MailboxStatus.SYNCED;
import static godwit.batch.MailboxStatus.SYNCING;
import static godwit.batch.MailboxStatus.VALIDATING;

import java.util.EnumSet;
import java.util.Set;

/** Which status of a mailbox may follow which: the one table. */
public final class MailboxTransitions {
  private MailboxTransitions() {}

  /** The statuses that may follow; a status may always stay as it is. */
  public static Set<MailboxStatus> from(MailboxStatus status) {
    return switch (status) {
      case QUEUED -> EnumSet.of(VALIDATING, INCREMENTAL_SYNCING, STOPPED, FAILED, REMOVING);
      case VALIDATING -> EnumSet.of(SYNCING, FAILED, STOPPED, REMOVING);
      case SYNCING -> EnumSet.of(SYNCED, FAILED, STOPPED, REMOVING);
      case SYNCED -> EnumSet.of(QUEUED, STOPPED, REMOVING);
      case INCREMENTAL_SYNCING -> EnumSet.of(SYNCED, INCREMENTAL_FAILED, STOPPED, REMOVING);
      case INCREMENTAL_FAILED, FAILED -> EnumSet.of(QUEUED, STOPPED, REMOVING);
      case STOPPED -> EnumSet.of(QUEUED, SYNCED, REMOVING);
      case REMOVING -> EnumSet.noneOf(MailboxStatus.class);
    };
  }

  /** Whether {@code next} may follow {@code status}. */
  public static boolean allows(MailboxStatus status, MailboxStatus next) {
    return status == next || from(status).contains(next);
  }

  static void require(MailboxStatus status, MailboxStatus next) {
    if (!allows(status, next)) {
      throw new IllegalStateException("no way from " + status + " to " + next);
    }
  }
}
