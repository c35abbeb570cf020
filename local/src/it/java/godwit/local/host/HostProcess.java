package godwit.local.host;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@link HostProgram} as a process of its own. */
final class HostProcess implements AutoCloseable {
  private static final String READY = "host ready ";

  private final Process process;
  private final Path log;
  private final URI baseUri;

  private HostProcess(Process process, Path log, URI baseUri) {
    this.process = process;
    this.log = log;
    this.baseUri = baseUri;
  }

  /** Starts one and waits until it is ready. */
  static HostProcess start(Path app, Path data, Map<String, String> settings, String... more)
      throws IOException {
    Files.createDirectories(data);
    Path log = data.resolve("host.log");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                HostProgram.class.getName()));
    command.addAll(List.of("--app", app.toString(), "--data", data.toString()));
    command.addAll(List.of("--key", "key", "--master-key", "master", "--max-poll", "100"));
    command.addAll(List.of(more));
    var builder = new ProcessBuilder(command).redirectError(Redirect.appendTo(log.toFile()));
    builder.environment().putAll(settings);
    Process process = builder.start();
    BufferedReader out = process.inputReader();
    String line = String.valueOf(out.readLine());
    if (!line.startsWith(READY)) {
      throw new IllegalStateException("the host said " + line + " and " + Files.readString(log));
    }
    return new HostProcess(process, log, URI.create(line.substring(READY.length())));
  }

  URI baseUri() {
    return baseUri;
  }

  String log() throws IOException {
    return Files.readString(log);
  }

  /** As kill -9 does. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** As SIGTERM does. */
  void terminate() {
    process.destroy();
  }

  /** Waits for its end and answers the exit code. */
  int exitCode() throws InterruptedException {
    return process.waitFor();
  }

  @Override
  public void close() {
    kill();
  }
}
