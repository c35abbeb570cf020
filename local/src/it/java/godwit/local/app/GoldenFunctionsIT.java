package godwit.local.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.local.servers.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The staged function app is what was agreed: names, routes, methods, keys, queues, schedules, and
 * host.json. When it changes on purpose, run {@code mvn verify -Dtest=none
 * -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=GoldenFunctionsIT -Dgolden.write=true} and read
 * the difference.
 */
class GoldenFunctionsIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path HOME = Checkout.find();
  private static final Path APP = HOME.resolve("functions/target/azure-functions/godwit");
  private static final Path GOLDEN = HOME.resolve("local/src/it/resources/golden/functions.json");

  @Test
  void functions_and_host_settings_are_the_golden_ones() throws IOException {
    ObjectNode app = JSON.createObjectNode();
    app.set("host.json", JSON.readTree(APP.resolve("host.json").toFile()));
    ObjectNode functions = app.putObject("functions");
    for (Path function : functions()) {
      functions.set(name(function), withoutVersion(json(function)));
    }

    String actual = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(app) + "\n";
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(GOLDEN, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(GOLDEN));
  }

  @Test
  void every_function_s_jar_is_there() throws IOException {
    for (Path function : functions()) {
      String jar = json(function).path("scriptFile").asText();
      assertThat(function.resolve(jar).normalize()).isRegularFile().hasParent(APP);
    }
  }

  @Test
  void holds_no_settings_but_the_name_of_the_worker() throws IOException {
    Path settings = APP.resolve("local.settings.json");

    if (Files.exists(settings)) {
      assertThat(JSON.readTree(settings.toFile()).path("Values"))
          .isEqualTo(JSON.createObjectNode().put("FUNCTIONS_WORKER_RUNTIME", "java"));
    }
  }

  @Test
  void brings_its_libraries_and_none_of_tests_and_of_the_worker() throws IOException {
    List<String> jars = names(APP.resolve("lib"));

    assertThat(jars)
        .anyMatch(jar -> jar.startsWith("gson-"))
        .anyMatch(jar -> jar.startsWith("microsoft-graph-6"))
        .anyMatch(jar -> jar.startsWith("angus-mail-"))
        .anyMatch(jar -> jar.startsWith("azure-data-tables-"))
        .anyMatch(jar -> jar.startsWith("azure-storage-queue-"))
        .anyMatch(jar -> jar.startsWith("azure-identity-"))
        .anyMatch(jar -> jar.startsWith("slf4j-jdk14-"))
        .noneMatch(jar ->
            jar.matches(
                "(junit|assertj|mockito|greenmail|archunit|local-|azure-functions-java-spi"
                    + "|azure-core-http-netty|netty).*"));
  }

  @Test
  void holds_nothing_else() throws IOException {
    assertThat(names(APP))
        .filteredOn(name -> !Files.exists(APP.resolve(name).resolve("function.json")))
        .allMatch(name ->
            name.matches("lib|host\\.json|local\\.settings\\.json|functions-[0-9.]+\\.jar"));
  }

  private static List<Path> functions() throws IOException {
    try (Stream<Path> files = Files.list(APP)) {
      return files.filter(f -> Files.exists(f.resolve("function.json"))).sorted().toList();
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(GoldenFunctionsIT::name).sorted().toList();
    }
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }

  private static JsonNode json(Path function) throws IOException {
    return JSON.readTree(function.resolve("function.json").toFile());
  }

  /** The jar's name carries the version of the project, which is no agreement. */
  private static JsonNode withoutVersion(JsonNode function) {
    ObjectNode copy = function.deepCopy();
    String jar = copy.path("scriptFile").asText().replaceAll("-[0-9.]+\\.jar$", ".jar");
    return copy.put("scriptFile", jar);
  }
}
