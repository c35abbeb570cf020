package godwit.batch;

import godwit.endpoint.SourceAccess;
import godwit.endpoint.SourceEndpoint;
import godwit.seal.WrappedKey;
import java.time.Instant;

/**
 * A batch as it is stored.
 *
 * @param status as last computed; {@link BatchStatus#REMOVING} is final
 * @param endpoint the source server of all its mailboxes
 * @param dataKey seals its passwords
 * @param mailboxes how many rows it has
 * @param requestKey the Idempotency-Key that made it; empty if there was none
 * @param version opaque; changes with each write
 */
public record Batch(
    BatchId id,
    BatchStatus status,
    SourceEndpoint endpoint,
    BatchOptions options,
    WrappedKey dataKey,
    int mailboxes,
    Instant created,
    String requestKey,
    String version) {

  /** Names the cell that holds the endpoint's secret; associated data of its seal. */
  public static String sourceSecretCell(BatchId id) {
    return id + SourceAccess.SECRET_CELL;
  }

  public Batch withStatus(BatchStatus next) {
    return new Batch(id, next, endpoint, options, dataKey, mailboxes, created, requestKey, version);
  }

  public Batch withOptions(BatchOptions next) {
    return new Batch(id, status, endpoint, next, dataKey, mailboxes, created, requestKey, version);
  }

  public Batch withEndpoint(SourceEndpoint next) {
    return new Batch(id, status, next, options, dataKey, mailboxes, created, requestKey, version);
  }

  public Batch withMailboxes(int count) {
    return new Batch(id, status, endpoint, options, dataKey, count, created, requestKey, version);
  }
}
