package godwit.relay;

import godwit.batch.Batch;
import godwit.batch.Mailbox;
import godwit.endpoint.HostGuard;
import godwit.endpoint.SourceEndpoint;
import godwit.failure.MigrationException;
import godwit.mime.MessageConverter;
import godwit.seal.SealedSecret;
import godwit.seal.Sealer;
import godwit.seal.Secret;
import godwit.source.SourceConnector;
import godwit.source.SourceLogin;
import godwit.target.TargetConnector;
import java.util.Optional;

/** What leads to the two mailboxes of a migration. */
public record Ends(
    SourceConnector source,
    TargetConnector target,
    MessageConverter converter,
    Sealer sealer,
    HostGuard guard) {
  /** The log-in of a mailbox, its password opened. */
  SourceLogin login(Batch batch, Mailbox mailbox) throws MigrationException {
    // The name may have come to point elsewhere since the batch was made.
    SourceEndpoint endpoint = batch.endpointOf(mailbox);
    var unused = guard.check(endpoint.host());
    String cell = Mailbox.passwordCell(mailbox.key());
    return new SourceLogin(
        endpoint,
        mailbox.userName(),
        sealer.open(batch.dataKey(), mailbox.password(), cell),
        mailbox.userRoot(),
        secret(batch, mailbox, endpoint));
  }

  private Optional<Secret> secret(Batch batch, Mailbox mailbox, SourceEndpoint endpoint)
      throws MigrationException {
    Optional<SealedSecret> sealed = endpoint.access().secret();
    return sealed.isEmpty()
        ? Optional.empty()
        : Optional.of(sealer.open(batch.dataKey(), sealed.get(), batch.secretCellOf(mailbox)));
  }
}
