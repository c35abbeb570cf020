package godwit.endpoint;

import godwit.failure.MigrationException;
import java.util.List;

/**
 * The connection cap of a source server: a mailbox that holds a slot may connect, and there are
 * never more holders than slots, however many instances run. A port.
 */
public interface Slots {
  /**
   * Takes a slot for {@code holder}, unless all are taken, or all of its user. Taking twice keeps
   * the one slot. Lowered limits take effect as holders leave.
   */
  Grant acquire(EndpointKey endpoint, Limits limits, Holder holder) throws MigrationException;

  /** As above, for a holder whose user logs in for nobody else. */
  default boolean acquire(EndpointKey endpoint, int limit, String holder)
      throws MigrationException {
    return acquire(endpoint, new Limits(limit, limit), new Holder(holder, holder)) == Grant.TAKEN;
  }

  /** Gives the holder's slot back; nothing happens if it has none. */
  void release(EndpointKey endpoint, String holder) throws MigrationException;

  /** Who holds a slot now, in no order. */
  List<String> holders(EndpointKey endpoint) throws MigrationException;

  /** Whether a slot was had. */
  enum Grant {
    /** The holder has a slot now. */
    TAKEN,
    /** Nobody else may connect to this server at the moment. */
    ENDPOINT_FULL,
    /** This user has as many connections as one may; others may connect. */
    USER_FULL
  }

  /**
   * How many slots there are.
   *
   * @param all of the endpoint, at least 1
   * @param perUser of them for holders with the same user, at least 1
   */
  record Limits(int all, int perUser) {
    public Limits {
      if (all < 1 || perUser < 1) {
        throw new IllegalArgumentException("limits " + all + ", " + perUser);
      }
    }
  }

  /**
   * Who connects.
   *
   * @param name of whoever holds the slot
   * @param user that it logs in as; several mailboxes may do so as one administrator
   */
  record Holder(String name, String user) {
    /** Hides both: they are personal data. */
    @Override
    public String toString() {
      return "Holder[hidden]";
    }
  }
}
