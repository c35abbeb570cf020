package godwit.verify;

import godwit.batch.MailboxKey;
import godwit.copy.Stamps;
import godwit.failure.MigrationException;
import godwit.ledger.Trace;
import godwit.target.MailTarget;
import godwit.target.PlacedStamp;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Walks through the target mailbox and keeps what it sees, page by page, so that it can be gone on
 * with in a later leg. A request for each thousand messages of the mailbox.
 *
 * @param stamps of the source mailbox; those of others are passed over
 * @param mayGoOn whether there is time left; at least one page is read
 */
record TargetWalk(MailTarget target, Stamps stamps, Evidence evidence, BooleanSupplier mayGoOn) {
  /** Goes on; gives how far it is then. */
  Evidence.Walk goOn(MailboxKey mailbox, Evidence.Walk from) throws MigrationException {
    var reached = new ArrayList<>(List.of(from));
    target.stamped(
        from.place(),
        (portion, next, more) -> {
          Evidence.Walk walk = reached.getLast().after(next, more);
          evidence.add(mailbox, walk, sightings(portion));
          reached.add(walk);
          return mayGoOn.getAsBoolean();
        });
    return reached.getLast();
  }

  private List<Sighting> sightings(List<PlacedStamp> portion) {
    var sightings = new ArrayList<Sighting>();
    for (PlacedStamp placed : portion) {
      long place = placed.folder().map(SightingIndex::place).orElse(0L);
      for (Trace trace : stamps.read(List.of(placed.message()))) {
        sightings.add(
            new Sighting(
                trace.folder(),
                trace.validity().value(),
                trace.uid(),
                SightingIndex.hash(trace.id().value()),
                place));
      }
    }
    return sightings;
  }
}
