package godwit.intake;

import godwit.batch.BatchName;
import godwit.batch.BatchOptions;
import godwit.endpoint.SourceEndpoint;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Checks the fields of a request to make a batch: name, source server, options. Finds every fault.
 * Fields that nobody knows are refused, so that a misspelled option is never quietly left out.
 */
final class BatchFormReader {
  private static final Set<String> KNOWN =
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
    unknown(values.keySet()).forEach(problems::add);
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

  private static List<FieldProblem> unknown(Set<String> fields) {
    return new TreeSet<>(fields)
        .stream()
            .filter(field -> !KNOWN.contains(field))
            .map(field ->
                new FieldProblem(
                    shown(field), "UnknownField", "This field is not known.", advice(field)))
            .toList();
  }

  private static String shown(String field) {
    return field.matches("[\\w$.-]{1,40}") ? field : "";
  }

  private static String advice(String field) {
    String word = field.toLowerCase(Locale.ROOT);
    return KNOWN.stream()
        .filter(known -> EditDistance.between(known.toLowerCase(Locale.ROOT), limited(word)) <= 2)
        .sorted()
        .findFirst()
        .map(known -> "It probably means " + known + ".")
        .orElse("Remove it. Known are: " + String.join(", ", new TreeSet<>(KNOWN)) + ".");
  }

  private static String limited(String word) {
    return word.substring(0, Math.min(word.length(), 40));
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
