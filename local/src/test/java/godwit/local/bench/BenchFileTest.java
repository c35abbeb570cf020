package godwit.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BenchFileTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  @Test
  void a_benchmark_replaces_its_own_figures_and_keeps_those_of_others() throws Exception {
    Path path = folder.resolve("new/bench.json");
    var file = new BenchFile(path);

    file.put("copy", JSON.readTree("{\"n\":1}"));
    file.put("other", JSON.readTree("[2]"));
    file.put("copy", JSON.readTree("{\"n\":3}"));

    assertThat(JSON.readTree(path.toFile()))
        .isEqualTo(JSON.readTree("{\"copy\":{\"n\":3},\"other\":[2]}"));
  }

  @Test
  void what_is_no_object_is_written_anew() throws Exception {
    Path path = Files.writeString(folder.resolve("bench.json"), "[]");

    new BenchFile(path).put("copy", JSON.readTree("1"));

    assertThat(JSON.readTree(path.toFile())).isEqualTo(JSON.readTree("{\"copy\":1}"));
  }
}
