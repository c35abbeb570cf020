package godwit.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import godwit.batch.BatchStatus;
import godwit.batch.MailboxStatus;
import godwit.intake.BatchSubmission;
import godwit.intake.HookReader;
import godwit.intake.IntakeBench;
import godwit.report.Consistency;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.assertj.core.api.AbstractListAssert;
import org.assertj.core.api.ObjectAssert;
import org.junit.jupiter.api.Test;

class OpenApiTest {
  @Test
  void documents_every_route_and_nothing_else() throws Exception {
    assertThat(OpenApiDocument.read().operations())
        .extracting(o -> o.method().toUpperCase(Locale.ROOT) + " " + o.path())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Route.values()).map(r -> r.method() + " " + r.path()).toList());
  }

  @Test
  void names_every_status_and_grade() throws Exception {
    words("BatchStatus")
        .containsExactlyElementsOf(
            Arrays.stream(BatchStatus.values()).map(BatchStatus::nativeName).toList());
    words("MailboxStatus")
        .containsExactlyElementsOf(
            Arrays.stream(MailboxStatus.values()).map(MailboxStatus::nativeName).toList());
    words("Consistency")
        .containsExactlyElementsOf(
            Arrays.stream(Consistency.values()).map(Consistency::nativeName).toList());
  }

  @Test
  void names_every_parameter_that_a_route_takes_in_its_address() throws Exception {
    var named = new TreeMap<String, Set<String>>();
    for (OpenApiDocument.Operation operation : OpenApiDocument.read().operations()) {
      var parameters = new TreeSet<String>();
      operation.parameters().stream()
          .filter(parameter -> parameter.path("in").asText().equals("query"))
          .forEach(parameter -> parameters.add(parameter.path("name").asText()));
      named.put(operation.method().toUpperCase(Locale.ROOT) + " " + operation.path(), parameters);
    }

    assertThat(Route.values())
        .filteredOn(QueryParameters::judges)
        .hasSizeGreaterThan(30)
        .allSatisfy(route ->
            assertThat(named.get(route.method() + " " + route.path()))
                .isEqualTo(QueryParameters.of(route)));
  }

  @Test
  void names_every_field_of_a_batch_and_of_a_change() throws Exception {
    OpenApiDocument document = OpenApiDocument.read();
    var ofBatch = members(document, "NewBatch", "", "/properties/endpoint", "/properties/options");
    var inBody = new TreeSet<>(IntakeBench.fieldsOfABatch());
    inBody.addAll(
        List.of("endpoint", "options", "hook", "csv", "csvBase64", "contentBytes", "fileName"));
    var ofChange =
        members(document, "BatchPatch", "/properties/sourceEndpoint", "/properties/options");
    var inQuery = new TreeSet<>(BatchSubmission.SECRET_FIELDS);
    inQuery.removeIf(field -> field.startsWith(HookReader.OF_BATCH));
    for (JsonNode parameter : document.operation("CreateBatch").parameters()) {
      if (parameter.path("in").asText().equals("query")) {
        inQuery.add(parameter.path("name").asText());
      }
    }

    assertThat(ofBatch).containsExactlyInAnyOrderElementsOf(inBody);
    assertThat(inQuery).containsExactlyInAnyOrderElementsOf(IntakeBench.fieldsOfABatch());
    assertThat(ofChange).containsExactlyInAnyOrderElementsOf(IntakeBench.fieldsOfAChange());
  }

  private static Set<String> members(OpenApiDocument document, String schema, String... places) {
    var found = new TreeSet<String>();
    JsonNode root = document.root().at("/components/schemas/" + schema);
    for (String place : places) {
      JsonNode part = document.resolved(root.at(place));
      JsonNode whole = part.has("oneOf") ? document.resolved(part.get("oneOf").get(0)) : part;
      whole.path("properties").fieldNames().forEachRemaining(found::add);
    }
    return found;
  }

  private static AbstractListAssert<?, ?, String, ObjectAssert<String>> words(String schema)
      throws Exception {
    return assertThat(OpenApiDocument.read().root().at("/components/schemas/" + schema + "/enum"))
        .extracting(JsonNode::asText);
  }
}
