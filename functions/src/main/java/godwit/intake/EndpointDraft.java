package godwit.intake;

import godwit.batch.StoredEndpoint;
import godwit.endpoint.EndpointName;
import godwit.endpoint.SourceEndpoint;
import godwit.failure.MigrationException;
import godwit.seal.Secret;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a request makes of an endpoint.
 *
 * @param endpoint without its secret; empty if there is a fault
 * @param secret in clear
 */
record EndpointDraft(
    Optional<SourceEndpoint> endpoint, Optional<Secret> secret, Problems problems) {

  /** Reads the fields of an endpoint; finds every fault. */
  static EndpointDraft read(EndpointReader reader, EndpointName name, Map<String, String> values) {
    var problems = new Problems.Gathered();
    UnknownFields.in(values.keySet(), EndpointReader.KNOWN).forEach(problems::add);
    var fields = new Fields(values, problems);
    Optional<SourceEndpoint> endpoint = reader.read(fields);
    AccessReader.Read access = reader.access(fields);
    Problems found = problems.problems();
    return found.isEmpty()
        ? new EndpointDraft(
            endpoint.map(e -> e.withName(name).withAccess(access.access())), access.secret(), found)
        : new EndpointDraft(Optional.empty(), Optional.empty(), found);
  }

  /**
   * Reads the fields of an endpoint that is there. A secret that the request does not name stays,
   * as nobody can read it to send it again; but only for the server and the token endpoint that it
   * was given for, so that nobody has it sent elsewhere.
   */
  static EndpointDraft read(
      EndpointReader reader,
      StoredEndpoint before,
      NamedEndpoints named,
      Map<String, String> values)
      throws MigrationException {
    EndpointName name = before.name();
    if (AccessReader.SECRETS.stream().noneMatch(values::containsKey)) {
      NamedEndpoints.Opened opened = named.open(before);
      Optional<String> field = SourceSecret.field(before.endpoint().access());
      if (opened.secret().isPresent() && field.isPresent()) {
        var with = new HashMap<>(values);
        with.put(field.get(), opened.secret().get().reveal());
        EndpointDraft kept = read(reader, name, with);
        if (kept.endpoint().filter(e -> isSame(e, opened.endpoint())).isPresent()) {
          return kept;
        }
      }
    }
    return read(reader, name, values);
  }

  private static boolean isSame(SourceEndpoint wanted, SourceEndpoint before) {
    return wanted.key().equals(before.key())
        && wanted.security() == before.security()
        && wanted.access().logIn() == before.access().logIn()
        && wanted.access().adminUser().equals(before.access().adminUser())
        && wanted.access().tokens().equals(before.access().tokens());
  }

  /** Shows no content. */
  @Override
  public String toString() {
    return "EndpointDraft[hidden]";
  }
}
