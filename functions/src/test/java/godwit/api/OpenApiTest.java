package godwit.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import godwit.batch.BatchStatus;
import godwit.batch.MailboxStatus;
import godwit.report.Consistency;
import java.util.Arrays;
import java.util.Locale;
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

  private static AbstractListAssert<?, ?, String, ObjectAssert<String>> words(String schema)
      throws Exception {
    return assertThat(OpenApiDocument.read().root().at("/components/schemas/" + schema + "/enum"))
        .extracting(JsonNode::asText);
  }
}
