package godwit.relay;

import godwit.failure.MigrationException;

/** How a leg ended. */
sealed interface LegEnd {
  /** Time is up; another leg goes on from where the row says. */
  record HandOn() implements LegEnd {}

  /** Every planned message of the round is accounted for. */
  record RoundDone() implements LegEnd {}

  /** Somebody asked to stop. */
  record Stopped() implements LegEnd {}

  /** Could not go on. What was settled is stored. */
  record Broken(MigrationException why) implements LegEnd {}
}
