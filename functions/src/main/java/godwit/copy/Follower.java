package godwit.copy;

import godwit.copy.Departures.Departed;
import godwit.failure.MigrationException;
import godwit.failure.TransientException;
import godwit.ledger.FolderPlan;
import godwit.ledger.LedgerEntry;
import godwit.ledger.Outcome;
import godwit.source.MessageSummary;
import godwit.target.MailTarget;
import godwit.target.MarkChange;
import godwit.target.MessageMarks;
import godwit.target.MessageStamp;
import godwit.target.TargetFolderId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Optional;

/**
 * Lets messages at the target follow those that were moved at the source. First the old row says
 * where the message goes, then the target moves it, then its new row is written with its window: so
 * whoever comes after a crash knows what was begun, and each step may be done again. Safe for use
 * by many threads.
 */
record Follower(MailTarget target, Clock clock) {
  /**
   * A message that is new in its folder.
   *
   * @param isNamed whether its content has an identity, from the server or by its Message-ID:
   *     without one, date and size are not enough to take it for another message
   * @param to where it would be sent
   */
  record Arrival(
      FolderPlan into,
      MessageSummary summary,
      String fingerprint,
      boolean isNamed,
      MessageStamp stamp,
      TargetFolderId to) {}

  /** What is to be done about a move that was begun. */
  sealed interface Turn {
    /** It is tried. */
    record Go() implements Turn {}

    /** It was tried in vain, and not long ago. */
    record Wait() implements Turn {}

    /**
     * It is not tried again: the message is accounted for in its new folder and lies in its old
     * one, as if its owner had put it back.
     *
     * @param tries how often it was tried in vain
     */
    record GiveUp(int tries) implements Turn {}
  }

  /**
   * What became of a message that may have begun to move.
   *
   * @param begun whether it has
   * @param entry its row; empty if it has not, or waits
   */
  record Step(boolean begun, Optional<LedgerEntry> entry) {
    static final Step NONE = new Step(false, Optional.empty());

    static final Step WAITS = new Step(true, Optional.empty());

    static Step ended(LedgerEntry entry) {
      return new Step(true, Optional.of(entry));
    }
  }

  /** Ends a move that an earlier worker began, as far as it is its turn. */
  Step goOn(Departures departures, Arrival arrival, Turn turn) throws MigrationException {
    if (!arrival.isNamed()) {
      return Step.NONE;
    }
    if (turn instanceof Turn.Wait) {
      boolean waits = departures.isUnderway(arrival.into(), arrival.fingerprint());
      return waits ? Step.WAITS : Step.NONE;
    }
    Optional<Departed> begun = departures.underway(arrival.into(), arrival.fingerprint());
    return begun.isEmpty() ? Step.NONE : ended(begun.get(), arrival, turn);
  }

  private Step ended(Departed gone, Arrival arrival, Turn turn) throws MigrationException {
    if (turn instanceof Turn.GiveUp given) {
      LedgerEntry stays = remarked(gone, arrival);
      return Step.ended(stays.settled(leftBehind(gone, given.tries())));
    }
    move(gone, arrival);
    return Step.ended(remarked(gone, arrival));
  }

  private static Outcome.Copied leftBehind(Departed gone, int tries) {
    var degradations = new ArrayList<>(gone.copied().degradations());
    degradations.add(
        "was moved at the source later; Exchange Online answered with an error, or not at all, the "
            + tries
            + " times that it was to follow, so it is left in "
            + gone.from().targetPath());
    return new Outcome.Copied(gone.copied().id(), degradations);
  }

  /** Moves a message that has left another folder of the source; empty if there is none. */
  Optional<LedgerEntry> follow(Departures departures, Arrival arrival) throws MigrationException {
    Optional<Departed> gone =
        arrival.isNamed() ? departures.take(arrival.fingerprint()) : Optional.empty();
    if (gone.isEmpty()) {
      return Optional.empty();
    }
    departures.moves(gone.get(), arrival.into());
    move(gone.get(), arrival);
    return Optional.of(entry(gone.get(), arrival, marked(gone.get(), letters(arrival))));
  }

  /**
   * Its marks were tried before: one message that cannot be changed does not hold up the others.
   */
  private LedgerEntry remarked(Departed gone, Arrival arrival) throws MigrationException {
    LedgerEntry old = gone.entry();
    String letters = letters(arrival);
    try {
      return entry(gone, arrival, marked(gone, letters));
    } catch (TransientException unmarked) {
      return entry(
          gone, arrival, old.flagged(Letters.perhaps(old.flags(), letters), old.sourceFlags()));
    }
  }

  private void move(Departed gone, Arrival arrival) throws MigrationException {
    // Its owner may have put it elsewhere, which is not undone: then only the account moves.
    boolean unused =
        target.move(gone.copied().id(), gone.from().target(), arrival.to(), arrival.stamp());
  }

  private static String letters(Arrival arrival) {
    return Letters.of(arrival.summary().flags());
  }

  private LedgerEntry entry(Departed gone, Arrival arrival, LedgerEntry marked) {
    return new LedgerEntry(
        arrival.into().validity(),
        arrival.summary().uid(),
        gone.copied(),
        arrival.summary().sizeBytes(),
        arrival.fingerprint(),
        marked.flags(),
        marked.sourceFlags(),
        clock.instant());
  }

  /** It may have been read on the way. */
  private LedgerEntry marked(Departed gone, String letters) throws MigrationException {
    LedgerEntry old = gone.entry();
    var change =
        new MarkChange(
            Letters.marks(old.sourceFlags()),
            Letters.possible(old.flags()),
            Letters.marks(letters));
    if (!change.isAny()) {
      return old.flagged(old.flags(), letters);
    }
    Optional<MessageMarks> there = target.mark(gone.copied().id(), change);
    String given =
        there.map(marks -> Letters.given(old.flags(), letters, marks)).orElse(old.flags());
    return old.flagged(given, letters);
  }
}
