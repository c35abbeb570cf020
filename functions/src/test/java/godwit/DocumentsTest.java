package godwit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documents name exists. */
class DocumentsTest {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");
  private static final Pattern PATH = Pattern.compile("`([\\w./<>-]+/[\\w./<>-]*)`");
  private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT|Contract))(?:\\.\\w+)?`");
  private static final Pattern METHOD = Pattern.compile("`(\\w+(?:Test|IT|Contract))\\.(\\w+)`");

  @Test
  void every_path_of_the_map_exists() throws IOException {
    List<String> paths = all(PATH, map());

    assertThat(paths).hasSizeGreaterThan(15);
    assertThat(paths).allSatisfy(path -> assertThat(Repository.path(path)).exists());
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"})
  void every_link_leads_somewhere(String document) throws IOException {
    for (String link : all(LINK, Repository.text(document))) {
      assertThat(Repository.path(link)).exists();
    }
  }

  @Test
  void every_test_that_is_named_exists() throws IOException {
    var text = new StringBuilder(Repository.text("README.md"));
    text.append(Repository.text("CONTRIBUTING.md"));
    for (Path record : adrs()) {
      text.append(Files.readString(record));
    }
    Set<String> tests = tests();

    assertThat(all(TEST, text.toString())).isNotEmpty().allMatch(tests::contains);
  }

  @ParameterizedTest
  @CsvSource({"docs/sources.md, 40", "docs/security.md, 20"})
  void every_test_that_a_page_names_is_there_under_that_name(String page, int least)
      throws IOException {
    assertThat(methodsNamedIn(Repository.text(page))).isGreaterThan(least);
  }

  @Test
  void every_promise_names_a_test_and_every_method_that_is_named_is_there() throws IOException {
    String readme = Repository.text("README.md");
    int begin = readme.indexOf("| Promise | Pinned by |");
    List<String> promises =
        readme.substring(begin, readme.indexOf("\n\n", begin)).lines().skip(2).toList();
    assertThat(promises).hasSizeGreaterThan(20).allMatch(row -> TEST.matcher(row).find());

    var text = new StringBuilder(readme);
    for (Path record : adrs()) {
      text.append(Files.readString(record));
    }
    assertThat(methodsNamedIn(text.toString())).isPositive();
  }

  /** How many; each of them is there. */
  private static int methodsNamedIn(String text) throws IOException {
    Matcher named = METHOD.matcher(text);
    int count = 0;
    while (named.find()) {
      assertThat(source(named.group(1))).contains(" void " + named.group(2) + "(");
      count++;
    }
    return count;
  }

  @Test
  void decisions_are_numbered_without_a_gap_and_have_a_status() throws IOException {
    List<Path> records = adrs();

    for (int i = 0; i < records.size(); i++) {
      String number = "%04d".formatted(i + 1);
      assertThat(records.get(i).getFileName().toString()).startsWith(number + "-");
      assertThat(Files.readString(records.get(i)))
          .startsWith("# " + number + ": ")
          .contains("\nStatus: ", "\n## Context\n", "\n## Decision\n", "\n## Consequences\n");
    }
  }

  private static String map() throws IOException {
    String text = Repository.text("CONTRIBUTING.md");
    int begin = text.indexOf("| I want to");
    return text.substring(begin, text.indexOf("\n\n", begin));
  }

  private static List<Path> adrs() throws IOException {
    try (Stream<Path> files = Files.list(Repository.path("docs/adr"))) {
      return files.sorted().toList();
    }
  }

  private static Set<String> tests() throws IOException {
    return sources().stream()
        .map(file -> file.getFileName().toString().replace(".java", ""))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String source(String type) throws IOException {
    Path file =
        sources().stream()
            .filter(path -> path.endsWith(type + ".java"))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no test " + type));
    return Files.readString(file);
  }

  private static List<Path> sources() throws IOException {
    var found = new ArrayList<Path>();
    for (String module : List.of("functions/src", "local/src")) {
      try (Stream<Path> files = Files.walk(Repository.path(module))) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(found::add);
      }
    }
    return found;
  }

  private static List<String> all(Pattern pattern, String text) {
    var found = new ArrayList<String>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }
}
