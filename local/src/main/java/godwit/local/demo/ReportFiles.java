package godwit.local.demo;

import godwit.local.client.ApiClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The batch's report as files. */
final class ReportFiles {
  private static final Map<String, String> KINDS =
      new TreeMap<>(Map.of("html", "text/html", "csv", "text/csv", "json", "application/json"));

  private ReportFiles() {}

  /** Writes {@code demo-report} in each kind to {@code folder} and gives where. */
  static List<Path> write(ApiClient api, String batch, Path folder) {
    var files = new ArrayList<Path>();
    KINDS.forEach((ending, mediaType) -> {
      Path file = folder.resolve("demo-report." + ending);
      try {
        files.add(Files.write(file, api.report(batch, mediaType)));
      } catch (IOException e) {
        throw new UncheckedIOException("tried to write " + file, e);
      }
    });
    return List.copyOf(files);
  }
}
