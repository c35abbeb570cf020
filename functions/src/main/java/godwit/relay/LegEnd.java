package godwit.relay;

import godwit.failure.MigrationException;

/** How a leg ended. */
sealed interface LegEnd {
  /**
   * Time is up; another leg goes on from where the row says.
   *
   * @param progress whether messages went through
   */
  record HandOn(boolean progress) implements LegEnd {}

  /** Every planned message of the round is accounted for. */
  record RoundDone() implements LegEnd {}

  /** Somebody asked to stop. */
  record Stopped() implements LegEnd {}

  /**
   * Could not go on. What was settled is stored.
   *
   * @param progress whether messages went through before, so that it is the first failure in a row
   */
  record Broken(MigrationException why, boolean progress) implements LegEnd {}
}
