package godwit.copy;

import godwit.copy.Departures.Departed;
import godwit.failure.MigrationException;
import godwit.failure.TransientException;
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
    return begun.isEmpty() ? Optional.empty() : Optional.of(ended(begun.get(), arrival));
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
  private LedgerEntry ended(Departed gone, Arrival arrival) throws MigrationException {
    move(gone, arrival);
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
