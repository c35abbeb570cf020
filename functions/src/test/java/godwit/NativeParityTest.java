package godwit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/native-parity.md says of ourselves is held by tests that exist. */
class NativeParityTest {
  private static final String DOCUMENT = "docs/native-parity.md";
  private static final Pattern NAMED = Pattern.compile("`(\\w+)\\.([a-z0-9_]+)`");

  @Test
  void every_line_names_a_test_that_exists() throws Exception {
    Map<String, String> sources = sources();
    var faults = new ArrayList<String>();

    for (List<String> row : rows()) {
      var named = NAMED.matcher(row.getLast());
      boolean any = false;
      while (named.find()) {
        any = true;
        String source = sources.getOrDefault(named.group(1), "");
        if (!source.contains("void " + named.group(2) + "(")) {
          faults.add(named.group());
        }
      }
      if (!any) {
        faults.add("no test for " + row.getFirst());
      }
    }

    assertThat(faults).isEmpty();
  }

  @Test
  void every_table_has_native_here_and_test() throws Exception {
    assertThat(rows()).hasSizeGreaterThan(80).allSatisfy(row -> assertThat(row).hasSize(3));
  }

  private static List<List<String>> rows() throws IOException {
    var rows = new ArrayList<List<String>>();
    for (String line : Repository.text(DOCUMENT).lines().toList()) {
      if (line.startsWith("## ")) {
        rows.addAll(MarkdownTable.after(DOCUMENT, line));
      }
    }
    return rows;
  }

  private static Map<String, String> sources() throws IOException {
    var sources = new HashMap<String, String>();
    for (String folder : List.of("functions/src/test", "local/src/test", "local/src/it")) {
      try (Stream<Path> files = Files.walk(Repository.path(folder))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
          String name = file.getFileName().toString().replace(".java", "");
          sources.merge(name, Files.readString(file), String::concat);
        }
      }
    }
    return sources;
  }
}
