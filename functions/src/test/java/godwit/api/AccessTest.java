package godwit.api;

import static godwit.api.ApiBench.assertProblem;
import static godwit.api.ApiBench.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.Repository;
import godwit.intake.IntakeBench;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may use which route, with sign-in on and off. */
class AccessTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What removes something and yet is for operators, as the same person has made it. */
  private static final Set<Route> OPERATORS_MAY_DELETE = EnumSet.of(Route.UNSUBSCRIBE);

  /** What takes a body and yet only looks. */
  private static final Set<Route> READERS_MAY_POST = EnumSet.noneOf(Route.class);

  private final ApiBench bench = new ApiBench();

  static Stream<Arguments> routesAndRoles() {
    return Arrays.stream(Route.values())
        .flatMap(route -> Arrays.stream(Role.values()).map(role -> Arguments.of(route, role)));
  }

  @ParameterizedTest
  @MethodSource("routesAndRoles")
  void a_role_may_what_the_table_says_and_nothing_else(Route route, Role role) throws Exception {
    ApiAnswer answer = call(route, Map.of("X-MS-CLIENT-PRINCIPAL", principal(role.word())));

    if (role.covers(expected(route))) {
      assertThat(answer.status()).isNotIn(401, 403);
    } else {
      assertProblem(answer, 403);
      assertThat(json(answer).get("type").asText()).isEqualTo("urn:godwit:problem:role");
      assertThat(json(answer).get("detail").asText()).contains(expected(route).word());
    }
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void nobody_is_let_in_anywhere_without_the_platforms_word(Route route) throws Exception {
    ApiAnswer answer = call(route, Map.of());

    assertProblem(answer, 401);
    assertThat(answer.headers()).containsEntry("WWW-Authenticate", "Bearer");
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void a_token_without_a_role_of_ours_is_let_in_nowhere(Route route) throws Exception {
    assertProblem(call(route, Map.of("X-MS-CLIENT-PRINCIPAL", principal())), 403);
    assertProblem(
        call(route, Map.of("X-MS-CLIENT-PRINCIPAL", principal("Admin", "administrator"))), 403);
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void with_keys_the_header_counts_for_nothing(Route route) {
    var keys = bench.api();

    ApiAnswer reader =
        keys.answer(request(route, Map.of("X-MS-CLIENT-PRINCIPAL", principal("reader"))));
    ApiAnswer nobody = new ApiBench().api().answer(request(route, Map.of()));

    assertThat(reader.status()).isEqualTo(nobody.status()).isNotIn(401, 403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "admin",
        "{\"auth_typ\":\"aad\",\"claims\":[{\"typ\":\"roles\",\"val\":\"admin\"}]}",
        "eyJhdXRoX3R5cCI6",
        "bnVsbA==",
        "W10="
      })
  void what_the_platform_does_not_write_vouches_for_nobody(String header) throws Exception {
    assertProblem(call(Route.LIST_BATCHES, Map.of("X-MS-CLIENT-PRINCIPAL", header)), 401);
  }

  @Test
  void another_provider_vouches_for_nobody() throws Exception {
    String header =
        encoded("{\"auth_typ\":\"github\",\"claims\":[{\"typ\":\"roles\",\"val\":\"admin\"}]}");

    assertProblem(call(Route.LIST_BATCHES, Map.of("X-MS-CLIENT-PRINCIPAL", header)), 401);
  }

  @Test
  void a_role_counts_only_as_a_role() throws Exception {
    String header =
        encoded(
            "{\"auth_typ\":\"aad\",\"role_typ\":\"groups\",\"claims\":["
                + "{\"typ\":\"groups\",\"val\":\"admin\"},{\"typ\":\"name\",\"val\":\"admin\"}]}");

    assertProblem(call(Route.LIST_BATCHES, Map.of("X-MS-CLIENT-PRINCIPAL", header)), 403);
  }

  @Test
  void the_claim_also_comes_under_its_long_name() {
    String header =
        encoded(
            "{\"auth_typ\":\"aad\",\"claims\":[{\"typ\":"
                + "\"http://schemas.microsoft.com/ws/2008/06/identity/claims/role\","
                + "\"val\":\"reader\"}]}");

    ApiAnswer answer = call(Route.LIST_BATCHES, Map.of("X-MS-CLIENT-PRINCIPAL", header));

    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void of_several_roles_the_highest_counts() {
    ApiAnswer answer =
        call(Route.LIST_BATCHES, Map.of("X-MS-CLIENT-PRINCIPAL", principal("other", "operator")));

    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void the_registration_has_the_same_roles() throws Exception {
    var registered = JSON.readTree(Repository.text("infra/entra/roles.json"));

    assertThat(registered.findValuesAsText("value"))
        .containsExactlyInAnyOrderElementsOf(Arrays.stream(Role.values()).map(Role::word).toList());
    assertThat(registered.findValuesAsText("isEnabled")).containsOnly("true");
    assertThat(registered.findValuesAsText("id")).doesNotHaveDuplicates();
  }

  /** The policy in one sentence: look as reader, change as operator, delete as admin. */
  private static Role expected(Route route) {
    if (route.method().equals("GET") || READERS_MAY_POST.contains(route)) {
      return Role.READER;
    }
    boolean deletes = route.method().equals("DELETE") && !OPERATORS_MAY_DELETE.contains(route);
    return deletes ? Role.ADMIN : Role.OPERATOR;
  }

  private ApiAnswer call(Route route, Map<String, String> headers) {
    return bench.api().behind(SignIn.ENTRA).answer(request(route, headers));
  }

  private static ApiRequest request(Route route, Map<String, String> headers) {
    return ApiBench.request(
        route.method(),
        route.path().replaceAll("\\{[^}]+}", "nothing"),
        headers,
        new Body.Text(IntakeBench.CSV));
  }

  private static String principal(String... roles) {
    ObjectNode principal = JSON.createObjectNode().put("auth_typ", "aad");
    principal.put("name_typ", "preferred_username").put("role_typ", "roles");
    var claims = principal.putArray("claims");
    claims.addObject().put("typ", "preferred_username").put("val", "ada@contoso.com");
    List.of(roles).forEach(role -> claims.addObject().put("typ", "roles").put("val", role));
    return encoded(principal.toString());
  }

  private static String encoded(String json) {
    return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
