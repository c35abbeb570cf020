package godwit.intake;

import godwit.batch.Batch;
import godwit.batch.BatchId;
import godwit.batch.RowOptions;
import godwit.batch.StoredEndpoint;
import godwit.endpoint.EndpointName;
import godwit.endpoint.LogInForm;
import godwit.endpoint.SourceAccess;
import godwit.endpoint.SourceEndpoint;
import godwit.failure.MigrationException;
import godwit.seal.WrappedKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The source servers of a CSV's rows: the batch's own, and those that are kept under names, as they
 * were when the request came.
 */
final class RowServers {
  private final Server usual;
  private final Map<String, StoredEndpoint> kept;
  private final Set<String> held;

  /**
   * @param held names in lower case of which the batch has copies already
   */
  RowServers(Server usual, List<StoredEndpoint> kept, Set<String> held) {
    this.usual = usual;
    this.kept = kept.stream().collect(Collectors.toMap(e -> e.name().key(), Function.identity()));
    this.held = Set.copyOf(held);
  }

  /** Rows that name no server, and go by the batch's. */
  static RowServers only(Server usual) {
    return new RowServers(usual, List.of(), Set.of());
  }

  /**
   * A source server as far as its rows are checked.
   *
   * @param name under which it is kept
   * @param access absent if it has a fault that is told elsewhere
   * @param needsPasswords whether each row must bring a password or token of its own
   */
  record Server(
      Optional<EndpointName> name, Optional<SourceAccess> access, boolean needsPasswords) {
    /** One that is entered with name and password of each row. */
    static final Server USUAL = new Server(Optional.empty(), Optional.of(SourceAccess.USUAL), true);

    static Server of(SourceEndpoint endpoint) {
      SourceAccess access = endpoint.access();
      return new Server(endpoint.name(), Optional.of(access), access.needsPasswords());
    }

    boolean takes(LogInForm form) {
      return access.map(a -> a.enteredBy(form).isPresent()).orElse(true);
    }

    /** In a form that is not akin to its own, its secret is of no use. */
    boolean needsPassword(Optional<LogInForm> form) {
      boolean other =
          form.isPresent() && access.filter(a -> a.logIn().isAkinTo(form.get())).isEmpty();
      return needsPasswords || (access.isPresent() && other);
    }
  }

  /** Whether rows that name nothing must bring a password or token of their own. */
  boolean needsPasswords() {
    return usual.needsPasswords();
  }

  /** The server of a name as a cell spells it. */
  Optional<EndpointName> named(String cell) {
    return EndpointName.parse(cell)
        .flatMap(name -> Optional.ofNullable(kept.get(name.key())))
        .map(StoredEndpoint::name);
  }

  /** Whether this is the batch's own, so that a row that names it says nothing new. */
  boolean isUsual(EndpointName name) {
    return usual.name().filter(own -> own.key().equals(name.key())).isPresent();
  }

  /** The server of a row. */
  Server of(RowOptions options) {
    return options.endpoint().map(name -> Server.of(stored(name).endpoint())).orElse(usual);
  }

  /** Those that the batch and these rows name, as they were when the request came. */
  List<StoredEndpoint> read(List<BatchRow> rows) {
    return Stream.concat(usual.name().stream(), names(rows).stream())
        .flatMap(name -> Optional.ofNullable(kept.get(name.key())).stream())
        .distinct()
        .toList();
  }

  /** How many servers besides its own the batch would have with these rows. */
  int count(List<BatchRow> rows) {
    var all = new HashSet<>(held);
    names(rows).forEach(name -> all.add(name.key()));
    return all.size();
  }

  /** Copies for a batch of those servers that its rows name, and that it has none of. */
  List<SourceEndpoint> copies(
      NamedEndpoints named, BatchId batch, WrappedKey key, List<BatchRow> rows)
      throws MigrationException {
    var copies = new ArrayList<SourceEndpoint>();
    for (EndpointName name : names(rows)) {
      if (!held.contains(name.key())) {
        copies.add(named.copy(stored(name), key, Batch.rowSecretCell(batch, name)));
      }
    }
    return copies;
  }

  private StoredEndpoint stored(EndpointName name) {
    return Optional.ofNullable(kept.get(name.key())).orElseThrow();
  }

  private static Set<EndpointName> names(List<BatchRow> rows) {
    return rows.stream()
        .flatMap(row -> row.options().endpoint().stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
