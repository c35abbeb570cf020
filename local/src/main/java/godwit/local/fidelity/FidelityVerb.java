package godwit.local.fidelity;

import godwit.local.stack.Stack;
import godwit.local.stack.StackOptions;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** {@code ./godwit fidelity}. */
public final class FidelityVerb {
  private static final List<String> EXCHANGE = List.of("--no-limits");

  private FidelityVerb() {}

  /**
   * Sends every file of a folder through the real path and prints what arrived otherwise.
   *
   * @return 0 if nothing vanished and nothing differs without a named reason, 1 if something does,
   *     2 if the arguments are not understood
   */
  public static int run(List<String> args) throws IOException, InterruptedException {
    Optional<FidelityArguments> parsed = FidelityArguments.parse(args);
    if (parsed.isEmpty()) {
      System.err.print(FidelityArguments.USAGE);
      return 2;
    }
    JakartaReading.beLenient();
    MessageFiles files = MessageFiles.in(parsed.get().folder());
    if (files.messages().isEmpty()) {
      System.err.println("no file to send in " + files.folder());
      return 2;
    }
    Findings findings = measure(files);
    var report = new FidelityReport(findings);
    report.print(System.out);
    if (parsed.get().json().isPresent()) {
      report.write(parsed.get().json().get());
    }
    return exitCode(findings);
  }

  static int exitCode(Findings findings) {
    return findings.isFaithful() ? 0 : 1;
  }

  /** Starts everything, measures, and stops everything. */
  static Findings measure(MessageFiles files) throws IOException, InterruptedException {
    return measure(files, UnaryOperator.identity());
  }

  /**
   * The same with what arrived seen through something, so that a difference can be planted.
   *
   * @param seen what the comparison gets to see of each message
   */
  static Findings measure(MessageFiles files, UnaryOperator<Arrived> seen)
      throws IOException, InterruptedException {
    System.err.println(
        "starting an IMAP server, Azurite, the Exchange Online stand-in and the functions");
    List<Placement> places = Placement.of(files);
    try (SourceServer server = SourceServer.start(Placement.mailboxes(places));
        Stack stack = Stack.start(StackOptions.TEMPORARY.withExchange(EXCHANGE))) {
      var batch = new Batch(stack.api(), stack.key(), stack.inspect().orElseThrow());
      Clock clock = Clock.systemUTC();
      return new Run(server, batch, clock, new Progress(clock, places.size()), seen).of(files);
    }
  }
}
