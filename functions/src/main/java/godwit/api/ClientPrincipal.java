package godwit.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Who calls, as the sign-in of Azure App Service says it: JSON in base64 with the claims of the
 * token (App Service: work with user identities, client principal header).
 *
 * @param roles those of this interface; other claims are passed over
 */
record ClientPrincipal(Set<Role> roles) {
  /** What the platform's front end replaces or removes on each request while sign-in is on. */
  static final String HEADER = "x-ms-client-principal";

  private static final String PROVIDER = "aad";
  private static final int MOST_CHARS = 256 * 1024;

  /** App Service maps the names of some claims; this one comes under either. */
  private static final Set<String> ROLE_CLAIMS =
      Set.of("roles", "http://schemas.microsoft.com/ws/2008/06/identity/claims/role");

  ClientPrincipal {
    roles = Set.copyOf(roles);
  }

  /** Reads the header; empty if it is absent, unreadable, or of another provider. */
  static Optional<ClientPrincipal> of(ApiRequest request) {
    return request
        .header(HEADER)
        .filter(text -> text.length() <= MOST_CHARS)
        .flatMap(ClientPrincipal::parsed)
        .filter(json -> json.path("auth_typ").asText().equals(PROVIDER))
        .map(json -> new ClientPrincipal(roles(json)));
  }

  private static Optional<JsonNode> parsed(String text) {
    try {
      byte[] json = Base64.getDecoder().decode(text);
      return Optional.of(Json.parse(new String(json, StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException | Refusal e) {
      // Nothing that the platform writes; who sends it is nobody.
      return Optional.empty();
    }
  }

  private static Set<Role> roles(JsonNode principal) {
    var roles = EnumSet.noneOf(Role.class);
    for (JsonNode claim : principal.path("claims")) {
      if (ROLE_CLAIMS.contains(claim.path("typ").asText())) {
        Role.of(claim.path("val").asText()).ifPresent(roles::add);
      }
    }
    return roles;
  }

  boolean may(Role needed) {
    return roles.stream().anyMatch(role -> role.covers(needed));
  }
}
