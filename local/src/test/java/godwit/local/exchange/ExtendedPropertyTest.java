package godwit.local.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names and values of extended properties. */
class ExtendedPropertyTest {
  private final Graph graph = Graph.start();

  @AfterEach
  void stop() {
    graph.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0x1042",
        "String 1042",
        "Text 0x1042",
        "String 0x8001",
        "String 0x0000",
        "String  0x1042",
        "String {66f5a359} Name X",
        "String 66f5a359-4659-4830-9070-00047ec6ac6e Name X",
        "String {66f5a359-4659-4830-9070-00047ec6ac6e} Name "
      })
  void a_malformed_id_is_refused(String id) {
    assertThat(graph.create(Json.with(id + "=x")).code()).isEqualTo("ErrorInvalidExtendedProperty");
  }

  @ParameterizedTest
  @CsvSource({
    "Integer 0x1080, one",
    "Boolean 0x0E69, yes",
    "SystemTime 0x1082, 2015-03-04",
    "Binary 0x0071, %%",
    "Long 0x6001, 1.5",
    "Short 0x6002, 70000",
    "CLSID 0x6003, x"
  })
  void a_value_of_another_type_is_refused(String id, String value) {
    assertThat(graph.create(Json.with(id + "=" + value)).code())
        .isEqualTo("ErrorInvalidExtendedPropertyValue");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SystemTime 0x3007", "SystemTime 0x3008"})
  void creation_and_modification_times_are_refused(String id) {
    assertThat(graph.create(Json.with(id + "=2015-03-04T05:06:07Z")).status()).isEqualTo(400);
  }

  @Test
  void ids_are_stored_in_one_spelling() {
    graph.create(
        Json.with("string 0x7d=a", "String {66F5A359-4659-4830-9070-00047EC6AC6E} Name Key=b"));

    var stored = graph.stored().getFirst().path("extendedProperties");

    assertThat(stored.path("String 0x007D").asText()).isEqualTo("a");
    assertThat(stored.path(Json.KEY).asText()).isEqualTo("b");
  }

  @Test
  void they_come_back_only_when_they_are_asked_for() {
    String id = graph.created(Json.with("Integer 0x0E07=1", Json.KEY + "=b"));
    String expand =
        Graph.query(
            "$expand",
            "singleValueExtendedProperties($filter=id eq '"
                + Json.KEY
                + "' or id eq 'Integer 0xe07')");

    var plain = graph.get(Graph.user("/messages/" + id));
    var expanded = graph.get(Graph.user("/messages/" + id + "?" + expand));

    assertThat(plain.json().has("singleValueExtendedProperties")).isFalse();
    assertThat(expanded.json().path("singleValueExtendedProperties")).hasSize(2);
    assertThat(expanded.json().path("singleValueExtendedProperties").toString())
        .contains("{\"id\":\"" + Json.KEY + "\",\"value\":\"b\"}")
        .contains("{\"id\":\"Integer 0x0E07\",\"value\":\"3\"}");
  }

  @Test
  void too_many_named_properties_answer_with_the_misleading_text() {
    graph.put("/inspect/settings", "{\"sizes\":{\"namedProperties\":1}}");
    graph.create(Json.with(Json.KEY + "=a"));

    var same = graph.create(Json.with(Json.KEY + "=b"));
    var other = graph.create(Json.with(Json.KEY + "2=b"));

    assertThat(same.status()).isEqualTo(201);
    assertThat(other.code()).isEqualTo("ErrorQuotaExceeded");
    assertThat(other.json().at("/error/message").asText()).isEqualTo("Cannot get ID from name.");
  }
}
