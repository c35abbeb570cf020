package godwit.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import godwit.local.client.ApiClient;
import godwit.local.client.InspectClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The batch's report as files. */
final class ReportFiles {
  /** To whom reports are mailed. */
  static final String READER = "administrator@contoso.example";

  private static final Map<String, String> KINDS =
      new TreeMap<>(Map.of("html", "text/html", "csv", "text/csv", "json", "application/json"));

  private ReportFiles() {}

  /** Writes {@code demo-report} in each kind to {@code folder} and gives where. */
  static List<Path> write(ApiClient api, String batch, Path folder) {
    var files = new ArrayList<Path>();
    KINDS.forEach((ending, mediaType) ->
        files.add(write(folder.resolve("demo-report." + ending), api.report(batch, mediaType))));
    return List.copyOf(files);
  }

  /** Writes {@code demo-report-mail.html}, the body of the last mail; empty if none was sent. */
  static Optional<Path> writeMail(InspectClient inspect, Path folder) {
    List<JsonNode> sent = inspect.sent();
    if (sent.isEmpty()) {
      return Optional.empty();
    }
    String html = sent.getLast().path("message").path("body").path("content").asText();
    Path file = folder.resolve("demo-report-mail.html");
    return Optional.of(write(file, html.getBytes(StandardCharsets.UTF_8)));
  }

  private static Path write(Path file, byte[] content) {
    try {
      return Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException("tried to write " + file, e);
    }
  }
}
