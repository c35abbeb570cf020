package godwit.local.host.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A function.json.
 *
 * @param name of the function: its folder's
 * @param jar absolute path of the jar with its class
 * @param className class of the method
 * @param methodName the method to call
 * @param trigger the one binding that starts it
 */
record FunctionJson(String name, Path jar, String className, String methodName, Binding trigger) {
  private static final String FILE = "function.json";
  private static final Set<String> TRIGGERS = Set.of("httpTrigger", "queueTrigger", "timerTrigger");

  /** Every function of a staged app, by name. */
  static List<FunctionJson> readAll(Path app) throws IOException {
    try (Stream<Path> folders = Files.list(app)) {
      List<Path> functions =
          folders.filter(folder -> Files.exists(folder.resolve(FILE))).sorted().toList();
      var read = new java.util.ArrayList<FunctionJson>();
      for (Path folder : functions) {
        read.add(read(folder));
      }
      return List.copyOf(read);
    }
  }

  private static FunctionJson read(Path folder) throws IOException {
    JsonNode json = new ObjectMapper().readTree(folder.resolve(FILE).toFile());
    String entryPoint = json.path("entryPoint").asText();
    int dot = entryPoint.lastIndexOf('.');
    if (dot < 1) {
      throw new IllegalArgumentException("no entryPoint in " + folder.resolve(FILE));
    }
    return new FunctionJson(
        folder.toAbsolutePath().getFileName().toString(),
        folder.resolve(json.path("scriptFile").asText()).toAbsolutePath().normalize(),
        entryPoint.substring(0, dot),
        entryPoint.substring(dot + 1),
        trigger(folder, json.path("bindings")));
  }

  private static Binding trigger(Path folder, JsonNode bindings) {
    List<Binding> all =
        StreamSupport.stream(bindings.spliterator(), false).map(Binding::from).toList();
    List<Binding> triggers = all.stream().filter(Binding::isTrigger).toList();
    boolean known =
        all.stream().allMatch(b -> TRIGGERS.contains(b.type()) || b.type().equals("http"));
    if (triggers.size() != 1 || !known) {
      throw new IllegalArgumentException(
          "this host runs one HTTP, queue or timer trigger without other bindings: " + folder);
    }
    return triggers.getFirst();
  }
}
