package godwit.local.host.timer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Keeps one timer's status in a file; a kill at any moment leaves the old or the new one. */
public final class TimerStatusFile {
  private final Path file;
  private final ObjectMapper json = new ObjectMapper();

  /** The status in {@code file}, which need not exist yet; its folder is made when needed. */
  public TimerStatusFile(Path file) {
    this.file = file;
  }

  Optional<TimerStatus> read() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      JsonNode node = json.readTree(file.toFile());
      return Optional.of(
          new TimerStatus(
              Optional.ofNullable(node.get("last")).map(TimerStatusFile::instant),
              instant(node.path("next")),
              instant(node.path("lastUpdated"))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(TimerStatus status) {
    Map<String, String> fields = new TreeMap<>();
    status.last().ifPresent(last -> fields.put("last", last.toString()));
    fields.put("next", status.next().toString());
    fields.put("lastUpdated", status.lastUpdated().toString());
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(fresh, json.writeValueAsBytes(fields));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Instant instant(JsonNode node) {
    return Instant.parse(node.asText());
  }
}
