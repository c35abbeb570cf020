package godwit.local;

import godwit.local.bench.BenchVerb;
import godwit.local.chaos.ChaosVerb;
import godwit.local.cost.CostVerb;
import godwit.local.demo.DemoVerb;
import godwit.local.fidelity.FidelityVerb;
import godwit.local.probe.ProbeVerb;
import godwit.local.servers.ServersVerb;
import godwit.local.stack.UpVerb;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs one verb of the {@code godwit} script. */
public final class Main {
  /** One line per verb; its help stands in the script. */
  private static final Map<String, Verb> VERBS =
      Map.of(
          "bench", BenchVerb::run,
          "chaos", ChaosVerb::run,
          "cost", CostVerb::run,
          "demo", DemoVerb::run,
          "fidelity", FidelityVerb::run,
          "probe", ProbeVerb::run,
          "servers", ServersVerb::run,
          "up", UpVerb::run);

  private Main() {}

  /** What a verb does with the arguments after it; the answer is the exit code of the program. */
  @FunctionalInterface
  interface Verb {
    int run(List<String> args) throws Exception;
  }

  /** Runs the verb named first and exits with its code; 2 where there is no such verb. */
  public static void main(String[] args) throws Exception {
    System.exit(run(List.of(args)));
  }

  static int run(List<String> args) throws Exception {
    Verb verb = args.isEmpty() ? null : VERBS.get(args.getFirst());
    if (verb == null) {
      System.err.println("verbs: " + String.join(", ", new TreeMap<>(VERBS).keySet()));
      return 2;
    }
    return verb.run(args.subList(1, args.size()));
  }
}
