package godwit.api;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.BatchStatus;
import godwit.batch.MailboxStatus;
import godwit.report.Consistency;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OpenApiTest {
  private static final Path DOCUMENT = Path.of("../docs/api/openapi.yaml");

  @Test
  void documents_every_route_and_nothing_else() throws Exception {
    assertThat(documented())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Route.values()).map(r -> r.method() + " " + r.path()).toList());
  }

  @Test
  void names_every_status_and_grade() throws Exception {
    assertThat(Files.readString(DOCUMENT))
        .contains(words(Arrays.stream(BatchStatus.values()).map(BatchStatus::nativeName).toList()))
        .contains(
            words(Arrays.stream(MailboxStatus.values()).map(MailboxStatus::nativeName).toList()))
        .contains(words(Arrays.stream(Consistency.values()).map(Consistency::nativeName).toList()));
  }

  private static String words(List<String> names) {
    return names.stream().collect(Collectors.joining(", ", "enum: [", "]"));
  }

  /** Paths stand two spaces in, methods four, between the lines "paths:" and "components:". */
  private static List<String> documented() throws IOException {
    var found = new ArrayList<String>();
    String path = "";
    List<String> lines = Files.readAllLines(DOCUMENT);
    for (String line : lines.subList(lines.indexOf("paths:"), lines.indexOf("components:"))) {
      if (line.matches("  /\\S*:")) {
        path = line.strip().replaceFirst(":$", "");
      } else if (line.matches("    (get|put|post|delete|patch):")) {
        found.add(line.strip().replace(":", "").toUpperCase(Locale.ROOT) + " " + path);
      }
    }
    return found;
  }
}
