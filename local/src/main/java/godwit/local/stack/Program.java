package godwit.local.stack;

import godwit.local.servers.Checkout;
import godwit.local.servers.ChildProcess;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program of this module as a process of its own.
 *
 * @param process what runs
 * @param url where it answers
 */
record Program(ChildProcess process, URI url) implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(5);

  /**
   * Starts a program and waits for its line {@code NAME ready URL}.
   *
   * @param folder for its log and process id
   */
  static Program start(
      Launch launch, Path folder, List<String> arguments, Map<String, String> environment) {
    Path target = Checkout.find().resolve("local/target");
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Duser.timezone=UTC", "-Dsun.net.httpserver.nodelay=true"));
    command.add("-Djava.util.logging.config.file=" + target.resolveSibling("logging.properties"));
    command.add("-Djdk.httpclient.allowRestrictedHeaders=content-length");
    command.addAll(
        Arrays.stream(launch.javaOptions().split(" ")).filter(o -> !o.isEmpty()).toList());
    command.add("-cp");
    command.add(target.resolve("classes") + ":" + target.resolve("lib") + "/*");
    command.add(launch.mainClass());
    command.addAll(arguments);
    ChildProcess process = ChildProcess.start(launch.name(), folder, command, environment);
    Pattern ready = Pattern.compile("(?m)^" + launch.name() + " ready (\\S+)$");
    URI url =
        process.await(
            () -> {
              Matcher line = ready.matcher(process.log());
              return line.find() ? Optional.of(URI.create(line.group(1))) : Optional.empty();
            },
            START_LIMIT);
    return new Program(process, url);
  }

  /**
   * What is started and how.
   *
   * @param javaOptions such as {@code -Xmx512m}, blanks between them
   */
  record Launch(String name, String mainClass, String javaOptions) {}

  @Override
  public void close() {
    process.close();
  }
}
