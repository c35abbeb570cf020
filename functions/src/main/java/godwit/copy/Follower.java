package godwit.copy;

import godwit.copy.Departures.Departed;
import godwit.failure.MigrationException;
import godwit.ledger.FolderPlan;
import godwit.ledger.LedgerEntry;
import godwit.source.MessageSummary;
import godwit.target.MailTarget;
import godwit.target.MarkChange;
import godwit.target.MessageMarks;
import godwit.target.MessageStamp;
import godwit.target.TargetFolderId;
import java.time.Clock;
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

  /** Ends a move that an earlier worker began; empty if there is none. */
  Optional<LedgerEntry> goOn(Departures departures, Arrival arrival) throws MigrationException {
    Optional<Departed> begun =
        arrival.isNamed()
            ? departures.underway(arrival.into(), arrival.fingerprint())
            : Optional.empty();
    return begun.isEmpty() ? Optional.empty() : Optional.of(moved(begun.get(), arrival));
  }

  /** Moves a message that has left another folder of the source; empty if there is none. */
  Optional<LedgerEntry> follow(Departures departures, Arrival arrival) throws MigrationException {
    Optional<Departed> gone =
        arrival.isNamed() ? departures.take(arrival.fingerprint()) : Optional.empty();
    if (gone.isEmpty()) {
      return Optional.empty();
    }
    departures.moves(gone.get(), arrival.into());
    return Optional.of(moved(gone.get(), arrival));
  }

  private LedgerEntry moved(Departed gone, Arrival arrival) throws MigrationException {
    // Its owner may have put it elsewhere, which is not undone: then only the account moves.
    boolean unused =
        target.move(gone.copied().id(), gone.from().target(), arrival.to(), arrival.stamp());
    String letters = Letters.of(arrival.summary().flags());
    return new LedgerEntry(
        arrival.into().validity(),
        arrival.summary().uid(),
        gone.copied(),
        arrival.summary().sizeBytes(),
        arrival.fingerprint(),
        given(gone, letters),
        letters,
        clock.instant());
  }

  /** It may have been read on the way. */
  private String given(Departed gone, String letters) throws MigrationException {
    LedgerEntry old = gone.entry();
    var change =
        new MarkChange(
            Letters.marks(old.sourceFlags()),
            Letters.possible(old.flags()),
            Letters.marks(letters));
    if (!change.isAny()) {
      return old.flags();
    }
    Optional<MessageMarks> there = target.mark(gone.copied().id(), change);
    return there.map(marks -> Letters.given(old.flags(), letters, marks)).orElse(old.flags());
  }
}
