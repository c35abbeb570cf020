package godwit.local.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** A file of settings in the form of {@code local.settings.json}. */
public final class SettingsFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private SettingsFile() {}

  /**
   * The values of a file.
   *
   * @throws IllegalArgumentException if it cannot be read or has another form
   */
  public static Map<String, String> read(Path file) {
    try {
      JsonNode values = JSON.readTree(file.toFile()).path("Values");
      if (!values.isObject()) {
        throw new IllegalArgumentException(file + " has no Values");
      }
      var settings = new TreeMap<String, String>();
      values.properties().forEach(e -> settings.put(e.getKey(), e.getValue().asText()));
      return settings;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(file + " is no JSON", e);
    } catch (IOException e) {
      throw new IllegalArgumentException(file + " cannot be read", e);
    }
  }

  /** Writes a file that {@link #read} reads. */
  public static void write(Path file, Map<String, String> settings) {
    var json = JSON.createObjectNode().put("IsEncrypted", false);
    var values = json.putObject("Values");
    new TreeMap<>(settings).forEach(values::put);
    try {
      Files.writeString(
          file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("tried to write " + file, e);
    }
  }
}
