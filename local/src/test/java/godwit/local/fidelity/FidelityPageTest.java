package godwit.local.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.local.servers.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tests that docs/fidelity.md names exist. */
class FidelityPageTest {
  private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w+Test)\\.([a-z]\\w+)`");

  private static Map<String, String> sources(Path checkout) throws IOException {
    var sources = new HashMap<String, String>();
    for (String module : List.of("functions", "local")) {
      try (Stream<Path> walk = Files.walk(checkout.resolve(module + "/src/test/java"))) {
        for (Path file : walk.filter(f -> f.toString().endsWith("Test.java")).toList()) {
          sources.merge(name(file), Files.readString(file), String::concat);
        }
      }
    }
    return sources;
  }

  private static String name(Path source) {
    return source.getFileName().toString().replace(".java", "");
  }

  @Test
  void every_test_that_the_page_names_exists() throws IOException {
    Path checkout = Checkout.find();
    Map<String, String> sources = sources(checkout);
    List<MatchResult> named =
        NAMED.matcher(Files.readString(checkout.resolve("docs/fidelity.md"))).results().toList();

    assertThat(named).hasSizeGreaterThan(40);
    assertThat(named)
        .allSatisfy(n ->
            assertThat(sources.getOrDefault(n.group(1), ""))
                .as(n.group())
                .containsPattern("\\bvoid " + n.group(2) + "\\("));
  }

  @Test
  void every_row_of_the_tables_names_a_test() throws IOException {
    List<String> rows =
        Files.readAllLines(Checkout.find().resolve("docs/fidelity.md")).stream()
            .filter(line -> line.startsWith("| ") && !line.startsWith("| ---"))
            .filter(line -> !line.endsWith("| pinned by |"))
            .toList();

    assertThat(rows).isNotEmpty().allMatch(row -> NAMED.matcher(row).find());
  }
}
