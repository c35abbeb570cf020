package godwit.local.host;

import java.io.IOException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

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
  // Held here, as the JDK forgets the level of a logger that nobody holds.
  private static final List<Logger> LOGGERS_OF_THE_SDK =
      List.of(
          Logger.getLogger("com.azure.core.http.jdk.httpclient"),
          Logger.getLogger("com.azure.storage.queue"));

  private HostProgram() {}

  /** Runs until the process is ended. */
  public static void main(String[] arguments) throws InterruptedException {
    quietTheSdk();
    TriggerHost host = start(options(arguments));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(host), "shutdown"));
    System.out.println("host ready " + host.baseUri());
    Thread.currentThread().join(); // until the process is ended
  }

  private static HostOptions options(String[] arguments) {
    try {
      return CommandLine.parse(arguments, System.getenv());
    } catch (IOException | IllegalArgumentException e) {
      throw refused(e.getMessage() + "\n" + CommandLine.USAGE);
    }
  }

  private static TriggerHost start(HostOptions options) {
    try {
      return TriggerHost.start(options, () -> Runtime.getRuntime().halt(1));
    } catch (IOException | IllegalArgumentException | IllegalStateException e) {
      throw refused("the host does not start: " + e);
    }
  }

  /** Ends the process; never returns, but the compiler does not know that. */
  private static IllegalStateException refused(String why) {
    System.err.println(why);
    System.exit(2);
    return new IllegalStateException(why);
  }

  /**
   * The SDK warns of a header with each request and writes each refused request with its stack,
   * however expected it is; what matters of it the host logs itself.
   */
  private static void quietTheSdk() {
    LOGGERS_OF_THE_SDK.forEach(logger -> logger.setLevel(Level.OFF));
  }

  private static void close(TriggerHost host) {
    try {
      host.close();
    } catch (IOException e) {
      System.err.println("the host did not close cleanly: " + e);
    }
  }
}
