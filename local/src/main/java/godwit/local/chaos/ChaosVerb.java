package godwit.local.chaos;

import godwit.local.servers.DovecotServer;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** {@code ./godwit chaos}: proves the promise by breaking things on purpose. */
public final class ChaosVerb {
  private ChaosVerb() {}

  /**
   * Runs the rounds and prints a line for each and a table at the end.
   *
   * @return 0 if nothing was lost, doubled or wrongly accounted; 2 for wrong arguments or without
   *     Dovecot
   */
  public static int run(List<String> args) throws InterruptedException {
    Optional<ChaosArguments> parsed = ChaosArguments.parse(args, System.err::println);
    if (parsed.isEmpty()) {
      System.err.print(ChaosArguments.USAGE);
      return 2;
    }
    if (!DovecotServer.isAvailable()) {
      System.err.println(
          "chaos reads from a real IMAP server: install Dovecot 2.3 and openssl"
              + " (apt-get install dovecot-imapd openssl)");
      return 2;
    }
    var totals = new Totals();
    boolean complete = run(parsed.get(), totals);
    totals.lines().forEach(System.out::println);
    return complete && totals.isWell() ? 0 : 1;
  }

  private static boolean run(ChaosArguments arguments, Totals totals) throws InterruptedException {
    try (ExecutorService jobs = Executors.newFixedThreadPool(arguments.jobs())) {
      List<SeedRun> runs =
          arguments.seeds().stream()
              .map(seed ->
                  new SeedRun(seed, arguments, totals, Clock.systemUTC(), System.out::println))
              .toList();
      boolean complete = true;
      for (Future<Boolean> run : jobs.invokeAll(runs)) {
        complete &= run.get();
      }
      return complete;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a seed could not be run", e.getCause());
    }
  }
}
