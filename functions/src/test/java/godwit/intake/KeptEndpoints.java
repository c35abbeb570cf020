package godwit.intake;

import godwit.batch.Batches;
import godwit.batch.StoredEndpoint;
import godwit.endpoint.EndpointName;
import godwit.endpoint.LogInForm;
import godwit.endpoint.Security;
import godwit.endpoint.SourceAccess;
import godwit.endpoint.SourceEndpoint;
import godwit.seal.SealedSecret;
import godwit.seal.WrappedKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Source servers that the rows of a test may name. */
final class KeptEndpoints {
  private KeptEndpoints() {}

  /** A batch of its own users' passwords; {@code web-host} is as it, {@code admin-host} is not. */
  static RowServers beside(RowServers.Server usual) {
    return new RowServers(usual, all(), Set.of());
  }

  /** A batch that has copies of these already. */
  static RowServers held(Set<String> names) {
    return new RowServers(RowServers.Server.USUAL, all(), names);
  }

  /** Rules for a batch whose rows log in with their own passwords. */
  static CsvRules rules() {
    return new CsvRules(false, beside(RowServers.Server.USUAL));
  }

  /** One that an administrator enters for everybody. */
  static SourceEndpoint administered(String name) {
    return endpoint(name)
        .withAccess(
            new SourceAccess(
                LogInForm.AUTHZID,
                Optional.of("root"),
                Optional.empty(),
                Optional.of(new SealedSecret("c2VhbGVk")),
                SourceAccess.Reading.USUAL));
  }

  private static List<StoredEndpoint> all() {
    var numbered = IntStream.rangeClosed(1, 9).mapToObj(i -> stored(endpoint("host-" + i)));
    var named = List.of(stored(endpoint("Web-Host")), stored(administered("admin-host")));
    return java.util.stream.Stream.concat(named.stream(), numbered).toList();
  }

  private static StoredEndpoint stored(SourceEndpoint endpoint) {
    EndpointName name = endpoint.name().orElseThrow();
    return new StoredEndpoint(name, endpoint, new WrappedKey("key", "d3JhcA=="), Batches.MADE, "1");
  }

  private static SourceEndpoint endpoint(String name) {
    return new SourceEndpoint(
            name.toLowerCase(java.util.Locale.ROOT) + ".b.example",
            993,
            Security.SSL,
            Optional.empty(),
            20,
            10)
        .withName(new EndpointName(name));
  }
}
