package godwit.local.stack;

import godwit.local.host.HostProgram;
import godwit.local.servers.Checkout;
import godwit.local.stack.Program.Launch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How processes of the functions are started.
 *
 * @param settings of the functions
 */
record HostStart(StackKeys keys, StackOptions.Host options, Map<String, String> settings) {
  HostStart {
    settings = Map.copyOf(settings);
  }

  /**
   * Starts one and waits until it answers.
   *
   * @param logs for its log and process id
   * @param data for its state
   * @param port 0 for any free one
   */
  Program start(Path logs, Path data, int port) {
    Path app = Checkout.find().resolve("functions/target/azure-functions/godwit");
    var arguments =
        new ArrayList<>(List.of("--app", app.toString(), "--port", Integer.toString(port)));
    arguments.addAll(List.of("--data", data.toString()));
    arguments.addAll(List.of("--key", keys.function(), "--master-key", keys.master()));
    arguments.addAll(List.of("--max-poll", "250"));
    arguments.addAll(options.arguments());
    String java = System.getenv().getOrDefault("GODWIT_HOST_JAVA_OPTS", options.java());
    var launch = new Launch("host", HostProgram.class.getName(), java);
    return Program.start(launch, logs, arguments, settings);
  }

  /** Without keys and settings. */
  @Override
  public String toString() {
    return "HostStart[" + options + "]";
  }
}
