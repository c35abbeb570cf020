package godwit.endpoint;

import godwit.failure.MigrationException;
import java.util.List;

/**
 * The connection cap of a source server: a mailbox that holds a slot may connect, and there are
 * never more holders than slots, however many instances run. A port.
 */
public interface Slots {
  /**
   * Takes a slot for {@code holder}, unless all are taken. Taking twice keeps the one slot.
   *
   * @param limit how many slots the endpoint has, at least 1; a lowered limit takes effect as
   *     holders leave
   * @return whether {@code holder} has a slot now
   */
  boolean acquire(EndpointKey endpoint, int limit, String holder) throws MigrationException;

  /** Gives the holder's slot back; nothing happens if it has none. */
  void release(EndpointKey endpoint, String holder) throws MigrationException;

  /** Who holds a slot now, in no order. */
  List<String> holders(EndpointKey endpoint) throws MigrationException;
}
