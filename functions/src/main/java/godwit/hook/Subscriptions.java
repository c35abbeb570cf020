package godwit.hook;

import godwit.failure.MigrationException;
import java.util.List;
import java.util.Optional;

/** Where subscriptions are kept. A port; safe for use by many threads and instances. */
public interface Subscriptions {
  /**
   * Adds a subscription.
   *
   * @return whether its id was free; if not, nothing was written
   */
  boolean insert(Subscription subscription) throws MigrationException;

  Optional<Subscription> find(String id) throws MigrationException;

  /** All subscriptions, by id. */
  List<Subscription> all() throws MigrationException;

  /**
   * Replaces a subscription on condition that nobody changed it since it was read.
   *
   * @return whether it was replaced; if not, somebody was faster or it is gone
   */
  boolean update(Subscription subscription) throws MigrationException;

  /**
   * Removes a subscription. Idempotent.
   *
   * @return whether it was there
   */
  boolean remove(String id) throws MigrationException;
}
