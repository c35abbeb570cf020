package godwit.intake;

import godwit.batch.BatchName;
import godwit.batch.BatchOptions;
import godwit.endpoint.SourceEndpoint;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Checks the fields of a request to make a batch: name, source server, options. Finds every fault.
 * Fields that nobody knows are refused, so that a misspelled option is never quietly left out.
 */
final class BatchFormReader {
  static final Set<String> KNOWN =
      knownWith(
          "name",
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

  private static Set<String> knownWith(String... own) {
    var known = new TreeSet<>(AccessReader.KNOWN);
    known.addAll(OptionsReader.KNOWN);
    known.addAll(List.of(own));
    return Collections.unmodifiableSet(known);
  }

  BatchFormReader(EndpointReader endpoints) {
    this.endpoints = endpoints;
  }

  /** The form; empty if a fault was added to {@code problems}. */
  Optional<BatchForm> read(Map<String, String> values, Problems.Gathered problems) {
    var fields = new Fields(values, problems);
    UnknownFields.in(values.keySet(), KNOWN).forEach(problems::add);
    Optional<BatchName> name = name(fields);
    Optional<SourceEndpoint> endpoint = endpoints.read(fields);
    AccessReader.Read access = endpoints.access(fields);
    BatchOptions options = OptionsReader.read(fields);
    boolean allowUnknown = fields.flag("allowUnknownColumnsInCsv", false);
    return problems.problems().isEmpty()
        ? Optional.of(
            new BatchForm(
                name.orElseThrow(),
                endpoint.orElseThrow().withAccess(access.access()),
                access.secret(),
                options,
                allowUnknown))
        : Optional.empty();
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
