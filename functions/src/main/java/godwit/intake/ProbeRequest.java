package godwit.intake;

import godwit.endpoint.SourceEndpoint;
import godwit.endpoint.TokenGrant;
import godwit.seal.Secret;
import godwit.source.SourceLogin;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a person wants to have tried of a source server.
 *
 * @param login absent to end before the log-in
 */
public record ProbeRequest(SourceEndpoint endpoint, Optional<SourceLogin> login) {
  private static final Set<String> OWN = Set.of("userName", "password", "userRoot");

  /**
   * What a request says.
   *
   * @param request absent if there is a fault
   */
  public record Reading(Optional<ProbeRequest> request, Problems problems) {}

  /** Checks the fields of a request; finds every fault. DNS is asked by the probe, as a step. */
  public static Reading read(EndpointReader endpoints, Map<String, String> values) {
    var problems = new Problems.Gathered();
    var known = new TreeSet<>(EndpointReader.KNOWN);
    known.addAll(OWN);
    UnknownFields.in(values.keySet(), known).forEach(problems::add);
    var fields = new Fields(values, problems);
    Optional<SourceEndpoint> endpoint = endpoints.readUnresolved(fields);
    AccessReader.Read access = endpoints.access(fields);
    Optional<Credentials> credentials =
        credentials(fields, values, access.secret(), AccessReader.passwordsNeeded(fields));
    if (!problems.problems().isEmpty()) {
      return new Reading(Optional.empty(), problems.problems());
    }
    SourceEndpoint whole = endpoint.orElseThrow().withAccess(access.access());
    return new Reading(Optional.of(of(whole, credentials)), Problems.NONE);
  }

  /** The same for an endpoint that is there, of which a request names only whose log-in to try. */
  public static Reading read(NamedEndpoints.Opened opened, Map<String, String> values) {
    var problems = new Problems.Gathered();
    UnknownFields.in(values.keySet(), OWN).forEach(problems::add);
    var fields = new Fields(values, problems);
    boolean ownNeeded = opened.secret().isEmpty() || asksWithRefreshToken(opened.endpoint());
    Optional<Credentials> credentials = credentials(fields, values, opened.secret(), ownNeeded);
    return problems.problems().isEmpty()
        ? new Reading(Optional.of(of(opened.endpoint(), credentials)), Problems.NONE)
        : new Reading(Optional.empty(), problems.problems());
  }

  private static boolean asksWithRefreshToken(SourceEndpoint endpoint) {
    return endpoint
        .access()
        .tokens()
        .filter(t -> t.grant() == TokenGrant.REFRESH_TOKEN)
        .isPresent();
  }

  private static ProbeRequest of(SourceEndpoint endpoint, Optional<Credentials> credentials) {
    return new ProbeRequest(
        endpoint,
        credentials.map(
            c -> new SourceLogin(endpoint, c.userName(), c.password(), c.userRoot(), c.secret())));
  }

  private record Credentials(
      String userName, Secret password, Optional<String> userRoot, Optional<Secret> secret) {}

  private static Optional<Credentials> credentials(
      Fields fields, Map<String, String> values, Optional<Secret> secret, boolean ownNeeded) {
    Optional<String> user = fields.text("userName");
    String password = values.getOrDefault("password", "");
    if (user.isEmpty() && !password.isEmpty()) {
      fields.missing("userName", "Say whose password it is, or leave it out to try no log-in.");
    }
    if (user.isPresent() && password.isEmpty() && ownNeeded) {
      fields.missing("password", "Send it, or leave userName out to try no log-in.");
    }
    return user.map(
        name -> new Credentials(name, Secret.of(password), fields.text("userRoot"), secret));
  }

  /** Names the server only. */
  @Override
  public String toString() {
    return "ProbeRequest[" + endpoint.key().value() + "]";
  }
}
