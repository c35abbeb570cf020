package godwit.intake;

import godwit.batch.Batch;
import godwit.batch.EndpointStore;
import godwit.batch.StoredEndpoint;
import godwit.endpoint.EndpointName;
import godwit.endpoint.SourceEndpoint;
import godwit.failure.MigrationException;
import godwit.seal.Sealer;
import godwit.seal.WrappedKey;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps source servers under names. What batches may share at any time (limits, trust anchor, value
 * of the secret) is brought into those that use the endpoint; where a mailbox is and how it is
 * entered stays while any batch uses it, as slots, stamps and accounts hang on it. Safe for use by
 * many threads; if a change is broken off, its repeat completes it.
 */
public final class EndpointRegister {
  private static final int TRIES = 10;

  private final EndpointReader reader;
  private final EndpointStore endpoints;
  private final NamedEndpoints named;
  private final EndpointCopies copies;
  private final Sealer sealer;
  private final Clock clock;

  public EndpointRegister(
      EndpointReader reader,
      EndpointStore endpoints,
      NamedEndpoints named,
      EndpointCopies copies,
      Sealer sealer,
      Clock clock) {
    this.reader = reader;
    this.endpoints = endpoints;
    this.named = named;
    this.copies = copies;
    this.sealer = sealer;
    this.clock = clock;
  }

  /** What became of a request. */
  public sealed interface Outcome {
    /**
     * It is stored.
     *
     * @param isNew whether there was none of the name
     * @param changed batches that have the new values
     * @param left batches that use it and keep the values they have
     * @param goOn mailboxes that were blocked and go on, as the secret is another
     */
    record Stored(
        StoredEndpoint endpoint, boolean isNew, List<Batch> changed, List<Batch> left, int goOn)
        implements Outcome {
      public Stored {
        changed = List.copyOf(changed);
        left = List.copyOf(left);
      }
    }

    /** It has faults; nothing was changed. */
    record Refused(Problems problems) implements Outcome {}

    /** Batches use it; nothing was changed. */
    record InUse(List<Batch> users) implements Outcome, Removal {
      public InUse {
        users = List.copyOf(users);
      }
    }

    /** Others change it all the time; nothing was changed. */
    record Overtaken() implements Outcome, Removal {}
  }

  /** What became of a wish to remove one. */
  public sealed interface Removal permits Outcome.InUse, Outcome.Overtaken, Removal.Deleted {
    /** It is gone, by this request or another at the same moment. */
    record Deleted() implements Removal {}
  }

  /**
   * Makes or replaces an endpoint: what the request does not name is usual. Only a secret that it
   * does not name stays.
   *
   * @param values what a person wants, by field
   */
  public Outcome put(EndpointName name, Map<String, String> values) throws MigrationException {
    for (int i = 0; i < TRIES; i++) {
      Optional<StoredEndpoint> before = endpoints.find(name);
      EndpointDraft draft =
          before.isPresent()
              ? EndpointDraft.read(reader, before.get(), named, values)
              : EndpointDraft.read(reader, name, values);
      if (draft.endpoint().isEmpty()) {
        return new Outcome.Refused(draft.problems());
      }
      StoredEndpoint wanted = sealed(draft.endpoint().get(), draft, name, before);
      List<Batch> held = held(wanted);
      if (!held.isEmpty()) {
        return new Outcome.InUse(held);
      }
      Optional<StoredEndpoint> stored = endpoints.save(wanted);
      if (stored.isPresent()) {
        EndpointCopies.Copied copied = copies.copy(stored.get());
        boolean secretIsNew = AccessReader.SECRETS.stream().anyMatch(values::containsKey);
        int goOn = secretIsNew ? copies.goOn(name, copied.changed()) : 0;
        return new Outcome.Stored(
            stored.get(), before.isEmpty(), copied.changed(), copied.left(), goOn);
      }
    }
    return new Outcome.Overtaken();
  }

  private List<Batch> held(StoredEndpoint wanted) throws MigrationException {
    return named.users(wanted.name()).stream()
        .filter(batch -> !NamedEndpoints.entersAlike(batch, wanted))
        .toList();
  }

  /** Removes an endpoint that no batch uses. */
  public Removal delete(EndpointName name) throws MigrationException {
    for (int i = 0; i < TRIES; i++) {
      Optional<StoredEndpoint> found = endpoints.find(name);
      if (found.isEmpty()) {
        return new Removal.Deleted();
      }
      List<Batch> users = named.users(name);
      if (!users.isEmpty()) {
        return new Outcome.InUse(users);
      }
      if (endpoints.delete(found.get())) {
        return new Removal.Deleted();
      }
    }
    return new Outcome.Overtaken();
  }

  private StoredEndpoint sealed(
      SourceEndpoint endpoint,
      EndpointDraft draft,
      EndpointName name,
      Optional<StoredEndpoint> before)
      throws MigrationException {
    WrappedKey key = before.isPresent() ? before.get().dataKey() : sealer.newKey();
    SourceEndpoint whole = endpoint;
    if (draft.secret().isPresent()) {
      var sealed = sealer.seal(key, draft.secret().get(), StoredEndpoint.secretCell(name));
      whole = endpoint.withAccess(endpoint.access().withSecret(sealed));
    }
    String version = before.map(StoredEndpoint::version).orElse("");
    return new StoredEndpoint(name, whole, key, clock.instant(), version);
  }
}
