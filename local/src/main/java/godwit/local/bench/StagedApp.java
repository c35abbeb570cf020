package godwit.local.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How large the staged function app is: what is zipped and loaded.
 *
 * @param bytes of all files
 * @param jars how many
 * @param largest jars with their bytes, the largest first
 */
record StagedApp(long bytes, int jars, Map<String, Long> largest) {
  private static final int SHOWN = 6;

  static StagedApp in(Path folder) {
    try (Stream<Path> walk = Files.walk(folder)) {
      List<Path> files = walk.filter(Files::isRegularFile).toList();
      List<Path> jars = files.stream().filter(f -> f.toString().endsWith(".jar")).toList();
      var largest =
          jars.stream()
              .sorted(Comparator.comparingLong(StagedApp::size).reversed())
              .limit(SHOWN)
              .collect(
                  Collectors.toMap(
                      jar -> jar.getFileName().toString(),
                      StagedApp::size,
                      (first, second) -> first,
                      LinkedHashMap::new));
      return new StagedApp(files.stream().mapToLong(StagedApp::size).sum(), jars.size(), largest);
    } catch (IOException e) {
      throw new UncheckedIOException("tried to look into " + folder, e);
    }
  }

  String line() {
    String parts =
        largest.entrySet().stream()
            .map(jar -> jar.getKey() + " " + megabytes(jar.getValue()))
            .collect(Collectors.joining(", "));
    return "staged app: " + megabytes(bytes) + " MB in " + jars + " jars; largest: " + parts;
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("bytes", bytes).put("jars", jars);
    ObjectNode each = json.putObject("largest");
    largest.forEach(each::put);
    return json;
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException("tried to look at " + file, e);
    }
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f", bytes / 1e6);
  }
}
