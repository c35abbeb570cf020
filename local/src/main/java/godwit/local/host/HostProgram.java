package godwit.local.host;

import java.io.IOException;

/**
 * The host as a process: {@code HostProgram --app DIR --data DIR --key KEY --master-key KEY …}.
 *
 * <p>Prints {@code host ready URL} on standard output once HTTP answers and the queues are polled;
 * logs go to standard error. Functions read their settings from this process's environment, so
 * whoever starts it hands them in there. Ends with 0 on SIGTERM, 2 on wrong arguments or an app
 * that cannot be run, 1 when an invocation passes host.json's functionTimeout: Azure restarts the
 * worker then, and here whoever started the process does.
 */
public final class HostProgram {
  private HostProgram() {}

  /** Runs until the process is ended. */
  public static void main(String[] arguments) throws InterruptedException {
    try {
      HostOptions options = CommandLine.parse(arguments, System.getenv());
      TriggerHost host = TriggerHost.start(options, () -> Runtime.getRuntime().halt(1));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> close(host), "shutdown"));
      System.out.println("host ready " + host.baseUri());
      Thread.currentThread().join(); // until the process is ended
    } catch (IOException | IllegalArgumentException | IllegalStateException e) {
      System.err.println(e.getMessage());
      System.err.println(CommandLine.USAGE);
      System.exit(2);
    }
  }

  private static void close(TriggerHost host) {
    try {
      host.close();
    } catch (IOException e) {
      System.err.println("the host did not close cleanly: " + e);
    }
  }
}
