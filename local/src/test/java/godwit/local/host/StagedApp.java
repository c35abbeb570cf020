package godwit.local.host;

import godwit.local.testapp.HttpSamples;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** Writes the test app as the Maven plugin stages one: jar, host.json, a function.json each. */
final class StagedApp {
  private static final String SERVICE =
      "META-INF/services/com.microsoft.azure.functions.spi.inject.FunctionInstanceInjector";

  private final Path folder;

  private StagedApp(Path folder) {
    this.folder = folder;
  }

  static StagedApp in(Path folder, Class<?>... injectors) throws IOException {
    Files.createDirectories(folder.resolve("lib"));
    Files.writeString(
        folder.resolve("host.json"),
        """
        {"version":"2.0","extensions":{"queues":{"batchSize":2,"newBatchThreshold":1,
         "maxDequeueCount":2,"maxPollingInterval":"00:00:00.1"},"http":{"routePrefix":"api"}}}\
        """);
    jar(folder.resolve("app-1.0.jar"), Stream.of(injectors).map(Class::getName).toList());
    return new StagedApp(folder);
  }

  /** An HTTP function of {@link HttpSamples} under its own name. */
  StagedApp http(String method) throws IOException {
    return http(HttpSamples.class, method, "\"authLevel\":\"ANONYMOUS\"");
  }

  StagedApp http(Class<?> owner, String method, String more) throws IOException {
    return function(
        method,
        owner,
        method,
        """
        {"type":"httpTrigger","direction":"in","name":"req",%s},
        {"type":"http","direction":"out","name":"$return"}\
        """
            .formatted(more));
  }

  StagedApp function(String name, Class<?> owner, String method, String bindings)
      throws IOException {
    Files.createDirectories(folder.resolve(name));
    Files.writeString(
        folder.resolve(name).resolve("function.json"),
        """
        {"scriptFile":"../app-1.0.jar","entryPoint":"%s.%s","bindings":[%s]}\
        """
            .formatted(owner.getName(), method, bindings));
    return this;
  }

  Path folder() {
    return folder;
  }

  private static void jar(Path file, List<String> injectors) throws IOException {
    try (var jar = new JarOutputStream(Files.newOutputStream(file));
        Stream<Path> classes = Files.list(packageFolder())) {
      for (Path compiled : classes.toList()) {
        jar.putNextEntry(new JarEntry("godwit/local/testapp/" + compiled.getFileName()));
        Files.copy(compiled, jar);
      }
      if (!injectors.isEmpty()) {
        jar.putNextEntry(new JarEntry(SERVICE));
        jar.write(String.join("\n", injectors).getBytes(java.nio.charset.StandardCharsets.UTF_8));
      }
    }
  }

  private static Path packageFolder() {
    try {
      var classes = HttpSamples.class.getProtectionDomain().getCodeSource().getLocation();
      return Path.of(classes.toURI()).resolve("godwit/local/testapp");
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
