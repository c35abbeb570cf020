package godwit.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.batch.Batch;
import godwit.batch.StoredEndpoint;
import godwit.endpoint.EndpointName;
import godwit.endpoint.SourceAccess;
import godwit.endpoint.SourceEndpoint;
import godwit.intake.NamedEndpoints;
import java.util.List;
import java.util.Locale;

/** Source servers as JSON, members named as the fields that make them. Never a secret. */
final class EndpointJson {
  private EndpointJson() {}

  /** A batch's own. */
  static ObjectNode of(SourceEndpoint endpoint) {
    ObjectNode json = Json.object();
    endpoint.name().map(EndpointName::value).ifPresent(name -> json.put("name", name));
    return limits(json, endpoint);
  }

  /**
   * One that is kept under a name.
   *
   * @param batches those that may use it, and others
   */
  static ObjectNode of(StoredEndpoint stored, List<Batch> batches, ApiCall call) {
    ObjectNode json = Json.object().put("name", stored.name().value());
    access(limits(json, stored.endpoint()), stored.endpoint().access());
    stored.endpoint().trustAnchor().ifPresent(pem -> json.put("trustAnchor", pem));
    json.put("changedDateTime", stored.changed().toString());
    json.put("url", call.address("endpoints", stored.name().value()));
    names(
        json,
        "batches",
        batches.stream().filter(batch -> NamedEndpoints.uses(batch, stored.name())).toList());
    return json;
  }

  static void names(ObjectNode json, String member, List<Batch> batches) {
    BatchJson.strings(json, member, batches.stream().map(b -> b.id().name().value()).toList());
  }

  private static ObjectNode limits(ObjectNode json, SourceEndpoint endpoint) {
    json.put("host", endpoint.host())
        .put("port", endpoint.port())
        .put("security", endpoint.security().name().toLowerCase(Locale.ROOT))
        .put("hasTrustAnchor", endpoint.trustAnchor().isPresent())
        .put("maxConcurrentMigrations", endpoint.maxConcurrentMigrations())
        .put("maxConcurrentIncrementalSyncs", endpoint.maxConcurrentIncrementalSyncs())
        .put("maxConnectionsPerUser", endpoint.maxConnectionsPerUser());
    endpoint.maxMegabytesPerDay().ifPresent(most -> json.put("maxMegabytesPerDay", most));
    return json;
  }

  private static void access(ObjectNode json, SourceAccess access) {
    json.put("logIn", access.logIn().word());
    access.adminUser().ifPresent(user -> json.put("adminUser", user));
    access
        .tokens()
        .ifPresent(tokens -> {
          json.put("tokenGrant", tokens.grant().word());
          json.put("tokenUrl", tokens.url());
          json.put("oauthClientId", tokens.clientId());
          json.put("oauthScope", tokens.scope());
        });
    json.put("hasSecret", access.secret().isPresent());
    json.put("allowOldTls", access.reading().oldTls());
    json.put("subscribedOnly", access.reading().subscribedOnly());
    json.put("ignoreUidValidity", access.reading().ignoreUidValidity());
    json.put("compress", access.reading().compress());
    json.put("gmailLabels", access.reading().labels().name().toLowerCase(Locale.ROOT));
  }
}
