package godwit.target.graph;

import godwit.failure.MigrationException;
import godwit.failure.TransientException;
import godwit.target.MailTarget.PlacedVisitor;
import godwit.target.MailTarget.StampVisitor;
import godwit.target.PlacedStamp;
import godwit.target.StampPlace;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Walks through a whole mailbox for its stamps. Each page begins with the end of the one before: a
 * list that is paged by number loses messages where others are deleted meanwhile, and the pages
 * must meet.
 */
final class StampWalk {
  /** So many may be deleted between two pages before the walk breaks off. */
  static final int OVERLAP = 50;

  private static final String WALK = "read the stamps of the mailbox";

  private final GraphCaller caller;
  private final String address;

  StampWalk(GraphCaller caller, String address) {
    this.caller = caller;
    this.address = address;
  }

  /**
   * Shows every stamped message.
   *
   * @throws TransientException if the mailbox changes faster than it can be read
   */
  void walk(StampVisitor visitor) throws MigrationException {
    walk(
        StampPlace.START,
        (portion, next, more) -> {
          visitor.visit(portion.stream().map(PlacedStamp::message).toList());
          return true;
        });
  }

  /**
   * Shows stamped messages from a place on.
   *
   * @throws TransientException if the mailbox changed so much that the place is not found again
   */
  void walk(StampPlace from, PlacedVisitor visitor) throws MigrationException {
    StampPlace place = from;
    boolean goOn = true;
    while (goOn) {
      ListMailboxStamps.Page read = page(place.skip());
      meet(place.last(), read.ids());
      List<String> last = end(read.ids());
      place = new StampPlace(place.skip() + read.ids().size() - last.size(), last);
      goOn = visitor.visit(read.placed(), place, read.more()) && read.more();
    }
  }

  private ListMailboxStamps.Page page(int skip) throws MigrationException {
    try {
      return caller.call(new ListMailboxStamps(address, skip));
    } catch (GraphFaultException failed) {
      throw GraphErrors.stop(failed.fault(), WALK);
    }
  }

  private static void meet(List<String> last, List<String> next) throws TransientException {
    Set<String> known = new HashSet<>(next);
    if (!last.isEmpty() && last.stream().noneMatch(known::contains)) {
      throw new TransientException(
          "MailboxInMotion",
          "tried to " + WALK + ": too much was deleted meanwhile; it is read again");
    }
  }

  private static List<String> end(List<String> ids) {
    return ids.size() <= OVERLAP ? List.of() : ids.subList(ids.size() - OVERLAP, ids.size());
  }
}
