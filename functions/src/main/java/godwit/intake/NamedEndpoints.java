package godwit.intake;

import godwit.batch.Batch;
import godwit.batch.BatchStatus;
import godwit.batch.BatchStore;
import godwit.batch.EndpointStore;
import godwit.batch.StoredEndpoint;
import godwit.endpoint.EndpointName;
import godwit.endpoint.SourceEndpoint;
import godwit.failure.MigrationException;
import godwit.seal.SealedSecret;
import godwit.seal.Sealer;
import godwit.seal.Secret;
import godwit.seal.WrappedKey;
import java.util.List;
import java.util.Optional;

/** Finds source servers that are kept under names, and who uses them. Safe for many threads. */
public final class NamedEndpoints {
  private final EndpointStore endpoints;
  private final BatchStore batches;
  private final Sealer sealer;

  public NamedEndpoints(EndpointStore endpoints, BatchStore batches, Sealer sealer) {
    this.endpoints = endpoints;
    this.batches = batches;
    this.sealer = sealer;
  }

  /**
   * An endpoint that can be used.
   *
   * @param endpoint without its secret
   * @param secret in clear
   */
  public record Opened(SourceEndpoint endpoint, Optional<Secret> secret) {
    /** Names the server only. */
    @Override
    public String toString() {
      return "Opened[" + endpoint.key().value() + "]";
    }
  }

  /** The endpoint of a name. */
  public Optional<StoredEndpoint> find(EndpointName name) throws MigrationException {
    return endpoints.find(name);
  }

  /** All endpoints, by name. */
  public List<StoredEndpoint> all() throws MigrationException {
    return endpoints.all();
  }

  /** The batches that may use any endpoint: all but those on their way out, by name. */
  public List<Batch> users() throws MigrationException {
    return batches.all().stream()
        .filter(batch -> batch.status() != BatchStatus.REMOVING)
        .filter(batch -> batch.endpoints().stream().anyMatch(e -> e.name().isPresent()))
        .toList();
  }

  /** The batches that use the endpoint of a name, by their names. */
  public List<Batch> users(EndpointName name) throws MigrationException {
    return users().stream().filter(batch -> uses(batch, name)).toList();
  }

  /** Whether a copy that the batch has, for itself or its rows, is of the endpoint of a name. */
  public static boolean uses(Batch batch, EndpointName name) {
    return batch.endpoints().stream().anyMatch(copy -> copy.isNamed(name));
  }

  /** Whether mailboxes are entered through each copy that the batch has as through this one. */
  static boolean entersAlike(Batch batch, StoredEndpoint stored) {
    return batch.endpoints().stream()
        .filter(copy -> copy.isNamed(stored.name()))
        .allMatch(copy -> copy.isEnteredAs(stored.endpoint()));
  }

  /**
   * A copy for a batch, its secret sealed anew.
   *
   * @param key of the batch
   * @param cell that holds the secret there
   */
  SourceEndpoint copy(StoredEndpoint stored, WrappedKey key, String cell)
      throws MigrationException {
    Opened opened = open(stored);
    SourceEndpoint named = opened.endpoint().withName(stored.name());
    return opened.secret().isEmpty()
        ? named
        : named.withAccess(
            named.access().withSecret(sealer.seal(key, opened.secret().get(), cell)));
  }

  /** The endpoint with its secret in clear. */
  public Opened open(StoredEndpoint stored) throws MigrationException {
    SourceEndpoint endpoint = stored.endpoint();
    Optional<SealedSecret> sealed = endpoint.access().secret();
    Optional<Secret> secret =
        sealed.isEmpty()
            ? Optional.empty()
            : Optional.of(
                sealer.open(
                    stored.dataKey(), sealed.get(), StoredEndpoint.secretCell(stored.name())));
    return new Opened(endpoint.withAccess(endpoint.access().withoutSecret()), secret);
  }
}
