package godwit.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The file with the figures: a member per benchmark, so that each keeps its latest ones.
 *
 * @param path of the file; its folder is made if it is missing
 */
record BenchFile(Path path) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Puts a benchmark's figures in the place of its earlier ones. */
  void put(String benchmark, JsonNode figures) {
    try {
      ObjectNode all = earlier();
      all.set(benchmark, figures);
      Files.createDirectories(path.toAbsolutePath().getParent());
      Files.writeString(path, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("tried to write " + path, e);
    }
  }

  private ObjectNode earlier() throws IOException {
    boolean there = Files.exists(path) && JSON.readTree(path.toFile()) instanceof ObjectNode;
    return there ? (ObjectNode) JSON.readTree(path.toFile()) : JSON.createObjectNode();
  }
}
