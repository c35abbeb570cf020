package godwit.local.exchange;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Runs the stand-in as a process of its own. Prints {@code exchange ready URL} when it answers,
 * ends cleanly on SIGTERM. Options: see {@link ProgramArguments}.
 */
public final class ExchangeProgram {

  private ExchangeProgram() {}

  /** Runs until the process is told to end. Ends with status 2 for arguments it does not know. */
  public static void main(String[] arguments) throws InterruptedException {
    SimulatorOptions options;
    try {
      options = ProgramArguments.parse(List.of(arguments), Clock.systemUTC(), Thread::sleep);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.println(ProgramArguments.USAGE);
      System.exit(2);
      return;
    }
    ExchangeSimulator simulator = ExchangeSimulator.start(options);
    Runtime.getRuntime().addShutdownHook(new Thread(simulator::close, "exchange-stop"));
    System.out.println("exchange ready " + simulator.baseUri());
    new CountDownLatch(1).await();
  }
}
