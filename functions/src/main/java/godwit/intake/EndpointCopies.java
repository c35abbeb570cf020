package godwit.intake;

import godwit.batch.Batch;
import godwit.batch.BatchCommands;
import godwit.batch.BatchStatus;
import godwit.batch.BatchStore;
import godwit.batch.StoredEndpoint;
import godwit.endpoint.EndpointName;
import godwit.endpoint.SourceEndpoint;
import godwit.failure.MigrationException;
import godwit.failure.TransientException;
import godwit.seal.Sealer;
import godwit.work.WorkItem;
import godwit.work.WorkQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Brings limits, trust anchor and secret of an endpoint into the batches that hold a copy of it.
 * Idempotent. Safe for use by many threads.
 */
public final class EndpointCopies {
  private static final int TRIES = 20;

  private final NamedEndpoints named;
  private final BatchStore batches;
  private final Sealer sealer;
  private final WorkQueue queue;
  private final BatchCommands commands;

  public EndpointCopies(
      NamedEndpoints named,
      BatchStore batches,
      Sealer sealer,
      WorkQueue queue,
      BatchCommands commands) {
    this.named = named;
    this.batches = batches;
    this.sealer = sealer;
    this.queue = queue;
    this.commands = commands;
  }

  /**
   * What became of the copies.
   *
   * @param changed batches that have the new values
   * @param left batches that keep theirs for now: still being stored, or made meanwhile of a server
   *     that was another
   */
  record Copied(List<Batch> changed, List<Batch> left) {
    Copied {
      changed = List.copyOf(changed);
      left = List.copyOf(left);
    }
  }

  /**
   * Copies the endpoint, and whatever others make of it meanwhile, so that of two who change it at
   * once the later one's values end up in every batch.
   */
  Copied copy(StoredEndpoint written) throws MigrationException {
    StoredEndpoint current = written;
    for (int i = 0; i < TRIES; i++) {
      Copied copied = copyOnce(current);
      Optional<StoredEndpoint> latest = named.find(written.name());
      if (latest.isEmpty() || latest.get().version().equals(current.version())) {
        return copied;
      }
      current = latest.get();
    }
    throw new TransientException("EndpointContended", "the endpoint is changed all the time");
  }

  /**
   * Brings what was made of endpoints since a batch had its copies into the batch, which others can
   * see as a user of theirs by now.
   *
   * @param read the endpoints as they were copied
   */
  Batch renewed(Batch batch, Collection<StoredEndpoint> read) throws MigrationException {
    Batch latest = batch;
    for (StoredEndpoint before : read) {
      Optional<StoredEndpoint> now =
          named.find(before.name()).filter(e -> !e.version().equals(before.version()));
      if (now.isPresent() && takes(latest, now.get())) {
        latest = bring(latest, now.get(), named.open(now.get())).orElse(latest);
      }
    }
    return latest;
  }

  /**
   * Makes sure that a batch, which others can see as a user by now, has copies of endpoints that
   * are there: one may have been deleted, or become another server, just before.
   *
   * @param read the endpoints as they were copied
   */
  void requireKept(Collection<StoredEndpoint> read) throws MigrationException {
    for (StoredEndpoint before : read) {
      Optional<StoredEndpoint> now = named.find(before.name());
      if (now.filter(e -> e.endpoint().isEnteredAs(before.endpoint())).isEmpty()) {
        throw new TransientException(
            "EndpointChanged",
            "endpoint "
                + before.name().value()
                + (now.isEmpty() ? " was deleted" : " became another server")
                + " at the same moment; nothing of the request is kept: send it again");
      }
    }
  }

  /** Has mailboxes go on that another secret had blocked; gives how many. */
  int goOn(EndpointName name, List<Batch> changed) throws MigrationException {
    int mailboxes = 0;
    for (Batch batch : changed) {
      mailboxes += commands.goOn(batch, server -> server.isNamed(name));
    }
    return mailboxes;
  }

  private Copied copyOnce(StoredEndpoint stored) throws MigrationException {
    var changed = new ArrayList<Batch>();
    var left = new ArrayList<Batch>();
    NamedEndpoints.Opened opened = named.open(stored);
    for (Batch user : named.users(stored.name())) {
      if (takes(user, stored)) {
        bring(user, stored, opened).ifPresent(changed::add);
      } else {
        left.add(user);
      }
    }
    return new Copied(changed, left);
  }

  /** The batch with the new values; empty if it is gone or takes them no more. */
  private Optional<Batch> bring(Batch user, StoredEndpoint stored, NamedEndpoints.Opened opened)
      throws MigrationException {
    Optional<Batch> row = Optional.of(user);
    for (int i = 0; i < TRIES && row.isPresent(); i++) {
      Optional<Batch> written = write(row.get(), stored, opened);
      if (written.isPresent()) {
        return written;
      }
      row = again(user, stored);
    }
    if (row.isPresent()) {
      throw new TransientException("BatchContended", "the batch is updated all the time");
    }
    return row;
  }

  /** Nobody else writes a batch whose rows are being stored. */
  private static boolean takes(Batch batch, StoredEndpoint stored) {
    return batch.status() != BatchStatus.CREATED && NamedEndpoints.entersAlike(batch, stored);
  }

  private Optional<Batch> again(Batch batch, StoredEndpoint stored) throws MigrationException {
    return batches
        .find(batch.id().name())
        .filter(b -> b.id().equals(batch.id()) && b.status() != BatchStatus.REMOVING)
        .filter(b -> takes(b, stored));
  }

  private Optional<Batch> write(Batch batch, StoredEndpoint stored, NamedEndpoints.Opened opened)
      throws MigrationException {
    EndpointName name = stored.name();
    SourceEndpoint own = batch.endpoint();
    var ofRows = new ArrayList<SourceEndpoint>();
    for (SourceEndpoint copy : batch.rowEndpoints()) {
      String cell = Batch.rowSecretCell(batch.id(), name);
      ofRows.add(copy.isNamed(name) ? brought(batch, copy, opened, cell) : copy);
    }
    if (own.isNamed(name)) {
      own = brought(batch, own, opened, Batch.sourceSecretCell(batch.id()));
    }
    Batch wanted = batch.withEndpoint(own).withRowEndpoints(ofRows);
    if (wanted.equals(batch)) {
      return Optional.of(batch);
    }
    Optional<Batch> written = batches.update(wanted);
    if (written.isPresent() && !unsealed(wanted).equals(unsealed(batch))) {
      queue.send(new WorkItem.AdmitBatch(batch.id()), Duration.ZERO);
    }
    return written;
  }

  /** A secret is sealed otherwise each time, be it the same. */
  private static List<SourceEndpoint> unsealed(Batch batch) {
    return batch.endpoints().stream().map(e -> e.withAccess(e.access().withoutSecret())).toList();
  }

  private SourceEndpoint brought(
      Batch batch, SourceEndpoint copy, NamedEndpoints.Opened opened, String cell)
      throws MigrationException {
    SourceEndpoint bounded = copy.bounded(opened.endpoint());
    return opened.secret().isEmpty()
        ? bounded
        : bounded.withAccess(
            bounded.access().withSecret(sealer.seal(batch.dataKey(), opened.secret().get(), cell)));
  }
}
