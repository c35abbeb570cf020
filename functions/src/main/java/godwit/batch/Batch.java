package godwit.batch;

import godwit.endpoint.EndpointKey;
import godwit.endpoint.EndpointName;
import godwit.endpoint.SourceAccess;
import godwit.endpoint.SourceEndpoint;
import godwit.folder.FolderRules;
import godwit.seal.WrappedKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A batch as it is stored.
 *
 * @param status as last computed; {@link BatchStatus#REMOVING} is final
 * @param endpoint the source server of all mailboxes whose rows name none
 * @param rowEndpoints copies of the source servers that rows name, each with its name and no two of
 *     one name; at most {@link #MOST_ROW_ENDPOINTS}
 * @param dataKey seals its passwords
 * @param mailboxes how many rows it has
 * @param requestKey the Idempotency-Key that made it; empty if there was none
 * @param undone whether it is removed because it could not be made: nobody was told of it
 * @param version opaque; changes with each write
 */
public record Batch(
    BatchId id,
    BatchStatus status,
    SourceEndpoint endpoint,
    List<SourceEndpoint> rowEndpoints,
    BatchOptions options,
    WrappedKey dataKey,
    int mailboxes,
    Instant created,
    String requestKey,
    boolean undone,
    String version) {
  /** More would not fit into a row: a storage row takes 252 properties, each of these about 24. */
  public static final int MOST_ROW_ENDPOINTS = 8;

  public Batch {
    rowEndpoints = List.copyOf(rowEndpoints);
  }

  /** A batch whose rows are all of its own source server. */
  public Batch(
      BatchId id,
      BatchStatus status,
      SourceEndpoint endpoint,
      BatchOptions options,
      WrappedKey dataKey,
      int mailboxes,
      Instant created,
      String requestKey,
      String version) {
    this(
        id,
        status,
        endpoint,
        List.of(),
        options,
        dataKey,
        mailboxes,
        created,
        requestKey,
        false,
        version);
  }

  /** Names the cell that holds the endpoint's secret; associated data of its seal. */
  public static String sourceSecretCell(BatchId id) {
    return id + SourceAccess.SECRET_CELL;
  }

  /** Names the cell that holds the secret of a source server that rows name. */
  public static String rowSecretCell(BatchId id, EndpointName name) {
    return id + "/row-endpoint/" + name.key() + SourceAccess.SECRET_CELL;
  }

  /** Every source server, the batch's own first. */
  public List<SourceEndpoint> endpoints() {
    return Stream.concat(Stream.of(endpoint), rowEndpoints.stream()).toList();
  }

  /** The source servers by which connections are counted. */
  public Set<EndpointKey> endpointKeys() {
    return endpoints().stream().map(SourceEndpoint::key).collect(Collectors.toUnmodifiableSet());
  }

  /** How many mailboxes may be in their initial copy at once, at all source servers together. */
  public int connections() {
    return endpoints().stream()
        .collect(
            Collectors.toMap(
                SourceEndpoint::key, SourceEndpoint::maxConcurrentMigrations, Math::max))
        .values()
        .stream()
        .mapToInt(Integer::intValue)
        .sum();
  }

  /** The source server of a mailbox, entered as its row wants. */
  public SourceEndpoint endpointOf(Mailbox mailbox) {
    SourceEndpoint server = mailbox.options().endpoint().map(this::rowEndpoint).orElse(endpoint);
    return mailbox
        .options()
        .logIn()
        .map(form -> server.withAccess(server.access().enteredBy(form).orElseThrow()))
        .orElse(server);
  }

  /** Names the cell that holds the secret of a mailbox's source server. */
  public String secretCellOf(Mailbox mailbox) {
    return mailbox
        .options()
        .endpoint()
        .map(name -> rowSecretCell(id, name))
        .orElse(sourceSecretCell(id));
  }

  /** What is wanted of the folders of a mailbox. */
  public FolderRules foldersOf(Mailbox mailbox) {
    return mailbox.options().folders(options.folders());
  }

  /** The copy for rows that name it. */
  public Optional<SourceEndpoint> findRowEndpoint(EndpointName name) {
    return rowEndpoints.stream().filter(copy -> copy.isNamed(name)).findFirst();
  }

  private SourceEndpoint rowEndpoint(EndpointName name) {
    return findRowEndpoint(name)
        .orElseThrow(() -> new IllegalStateException("a row names an endpoint that is not there"));
  }

  public Batch withStatus(BatchStatus next) {
    return copy(next, endpoint, rowEndpoints, options, mailboxes);
  }

  public Batch withOptions(BatchOptions next) {
    return copy(status, endpoint, rowEndpoints, next, mailboxes);
  }

  public Batch withMailboxes(int count) {
    return copy(status, endpoint, rowEndpoints, options, count);
  }

  public Batch withEndpoint(SourceEndpoint next) {
    return copy(status, next, rowEndpoints, options, mailboxes);
  }

  public Batch withRowEndpoints(List<SourceEndpoint> next) {
    return copy(status, endpoint, next, options, mailboxes);
  }

  private Batch copy(
      BatchStatus state,
      SourceEndpoint own,
      List<SourceEndpoint> ofRows,
      BatchOptions wanted,
      int count) {
    return new Batch(
        id, state, own, ofRows, wanted, dataKey, count, created, requestKey, undone, version);
  }

  /** The same, to be removed because it could not be made. */
  public Batch givenUp() {
    return new Batch(
        id,
        BatchStatus.REMOVING,
        endpoint,
        rowEndpoints,
        options,
        dataKey,
        mailboxes,
        created,
        requestKey,
        true,
        version);
  }

  /** The same as it was written. */
  public Batch at(String written) {
    return new Batch(
        id,
        status,
        endpoint,
        rowEndpoints,
        options,
        dataKey,
        mailboxes,
        created,
        requestKey,
        undone,
        written);
  }
}
