package godwit.intake;

import godwit.batch.Batch;
import godwit.batch.BatchId;
import godwit.batch.BatchName;
import godwit.batch.BatchOptions;
import godwit.batch.StoredEndpoint;
import godwit.endpoint.EndpointName;
import godwit.endpoint.SourceEndpoint;
import godwit.failure.MigrationException;
import godwit.seal.Secret;
import godwit.seal.WrappedKey;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Checks the fields of a request to make a batch: name, source server, options. Finds every fault.
 * Fields that nobody knows are refused, so that a misspelled option is never quietly left out.
 */
public final class BatchFormReader {
  static final Set<String> KNOWN =
      knownWith(
          "name",
          "endpoint",
          "host",
          "port",
          "security",
          "trustAnchor",
          "maxConcurrentMigrations",
          "maxConcurrentIncrementalSyncs",
          "maxConnectionsPerUser",
          "maxMegabytesPerDay",
          "allowUnknownColumnsInCsv");

  private final EndpointReader endpoints;
  private final NamedEndpoints named;
  private final EndpointCopies copies;
  private final HookReader hooks;

  private static Set<String> knownWith(String... own) {
    var known = new TreeSet<>(AccessReader.KNOWN);
    known.addAll(OptionsReader.KNOWN);
    known.addAll(List.of(own));
    return Collections.unmodifiableSet(known);
  }

  public BatchFormReader(
      EndpointReader endpoints, NamedEndpoints named, EndpointCopies copies, HookReader hooks) {
    this.endpoints = endpoints;
    this.named = named;
    this.copies = copies;
    this.hooks = hooks;
  }

  /**
   * What a request says.
   *
   * @param form empty if a fault was added
   * @param servers those that its rows may name, with the batch's own
   */
  record Reading(Optional<BatchForm> form, RowServers servers) {}

  private record Source(
      Optional<SourceEndpoint> endpoint, Optional<Secret> secret, RowServers.Server server) {}

  /** The form; each fault is added to {@code problems}. */
  Reading read(Map<String, String> values, Problems.Gathered problems) throws MigrationException {
    var fields = new Fields(values, problems);
    UnknownFields.in(withoutHook(values.keySet()), KNOWN).forEach(problems::add);
    Optional<BatchName> name = name(fields);
    Optional<String> endpoint = fields.text("endpoint");
    List<StoredEndpoint> all = named.all();
    Source source = endpoint.isPresent() ? kept(fields, endpoint.get(), all) : described(fields);
    BatchOptions options = OptionsReader.read(fields);
    boolean allowUnknown = fields.flag("allowUnknownColumnsInCsv", false);
    Optional<HookReader.Reading> hook = hooks.ofBatch(values, problems);
    return new Reading(
        problems.problems().isEmpty()
            ? Optional.of(
                new BatchForm(
                    name.orElseThrow(),
                    source.endpoint().orElseThrow(),
                    source.secret(),
                    options,
                    allowUnknown,
                    hook))
            : Optional.empty(),
        new RowServers(source.server(), all, Set.of()));
  }

  private static Set<String> withoutHook(Set<String> names) {
    return names.stream()
        .filter(name -> !name.startsWith(HookReader.OF_BATCH))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Copies for a batch of the source servers that its rows name. */
  List<SourceEndpoint> copies(BatchId batch, WrappedKey key, RowServers servers, ParsedCsv csv)
      throws MigrationException {
    return servers.copies(named, batch, key, csv.rows());
  }

  /** Fails if one of them has gone while the batch was made, which others can see by now. */
  void requireKept(RowServers servers, ParsedCsv csv) throws MigrationException {
    copies.requireKept(servers.read(csv.rows()));
  }

  /** The batch with what was made of them while it was made. */
  Batch renewed(Batch batch, RowServers servers, ParsedCsv csv) throws MigrationException {
    return copies.renewed(batch, servers.read(csv.rows()));
  }

  /** A source server that the request itself describes. */
  private Source described(Fields fields) {
    Optional<SourceEndpoint> endpoint = endpoints.read(fields);
    AccessReader.Read access = endpoints.access(fields);
    return new Source(
        endpoint.map(e -> e.withAccess(access.access())),
        access.secret(),
        new RowServers.Server(
            Optional.empty(),
            endpoint.map(e -> access.access()),
            AccessReader.passwordsNeeded(fields)));
  }

  /** A source server that is kept under a name, of which nothing may be described beside it. */
  private Source kept(Fields fields, String name, List<StoredEndpoint> all)
      throws MigrationException {
    for (String field : EndpointReader.KNOWN) {
      if (fields.text(field).isPresent()) {
        fields.invalid(
            field,
            "stands beside \"endpoint\"",
            "Leave it out, or leave out endpoint and describe the whole server.");
      }
    }
    Optional<EndpointName> parsed = EndpointName.parse(name);
    Optional<StoredEndpoint> found =
        parsed.flatMap(p -> all.stream().filter(e -> e.name().key().equals(p.key())).findFirst());
    if (found.isEmpty()) {
      fields.invalid(
          "endpoint",
          "names an endpoint that is not there",
          "GET /api/endpoints lists those that are; PUT /api/endpoints/{endpoint} makes one.");
      var unknown = new RowServers.Server(Optional.empty(), Optional.empty(), false);
      return new Source(Optional.empty(), Optional.empty(), unknown);
    }
    NamedEndpoints.Opened opened = named.open(found.get());
    return new Source(
        Optional.of(opened.endpoint()),
        opened.secret(),
        RowServers.Server.of(found.get().endpoint()));
  }

  private static Optional<BatchName> name(Fields fields) {
    Optional<String> text = fields.text("name");
    if (text.isEmpty()) {
      fields.missing("name", "Give the batch a name, such as name=web-host-1.");
      return Optional.empty();
    }
    Optional<BatchName> name = BatchName.parse(text.get());
    if (name.isEmpty()) {
      fields.invalid(
          "name",
          "has spaces or special characters, or is longer than 64",
          "Use letters, digits, dots, hyphens and underscores; the first a letter or digit.");
    }
    return name;
  }
}
