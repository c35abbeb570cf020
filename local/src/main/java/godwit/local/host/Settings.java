package godwit.local.host;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The app settings by which the host resolves {@code %NAME%} and connections.
 *
 * <p>A function reads its settings with {@link System#getenv}, which a running JVM cannot change:
 * whoever starts the host hands the same values in as environment variables.
 *
 * @param values name to value; may hold secrets, so {@link #toString} shows names only
 */
public record Settings(Map<String, String> values) {
  private static final Pattern REFERENCE = Pattern.compile("%([^%]+)%");
  private static final String DEFAULT_CONNECTION = "AzureWebJobsStorage";

  public Settings {
    values = Map.copyOf(values);
  }

  /**
   * Reads a file in the form of local.settings.json: {@code {"IsEncrypted":false,"Values":{…}}}.
   *
   * @throws IllegalArgumentException if the file is encrypted or has no {@code Values}
   */
  public static Settings read(Path file) throws IOException {
    JsonNode root = new ObjectMapper().readTree(file.toFile());
    if (root.path("IsEncrypted").asBoolean()) {
      throw new IllegalArgumentException("encrypted settings cannot be read: " + file);
    }
    if (!root.path("Values").isObject()) {
      throw new IllegalArgumentException("no object \"Values\" in " + file);
    }
    Map<String, String> values = new TreeMap<>();
    root.path("Values").properties().forEach(e -> values.put(e.getKey(), e.getValue().asText()));
    return new Settings(values);
  }

  /** These settings with {@code other} before them: where both have a name, {@code other} wins. */
  public Settings overriddenBy(Map<String, String> other) {
    Map<String, String> merged = new TreeMap<>(values);
    merged.putAll(other);
    return new Settings(merged);
  }

  /** The value of {@code name}, if it is set. */
  public Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /**
   * Puts the value of each setting in the place of its {@code %NAME%}.
   *
   * @throws IllegalArgumentException if a setting is missing; the host does not start then
   */
  public String resolve(String text) {
    return REFERENCE
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(required(match.group(1))));
  }

  /**
   * The connection string of a binding's {@code connection}, which names a setting; without one,
   * AzureWebJobsStorage.
   *
   * @throws IllegalArgumentException if the setting is missing
   */
  public String connection(String name) {
    String setting = name.isEmpty() ? DEFAULT_CONNECTION : name;
    return value("AzureWebJobs" + setting).or(() -> value(setting)).orElseGet(() -> required(name));
  }

  private String required(String name) {
    return value(name)
        .orElseThrow(() -> new IllegalArgumentException("the setting " + name + " is missing"));
  }

  @Override
  public String toString() {
    return "Settings" + new TreeMap<>(values).keySet();
  }
}
