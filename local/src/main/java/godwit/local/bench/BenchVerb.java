package godwit.local.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.local.servers.Checkout;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code ./godwit bench}: measures and prints a table; every figure goes to a JSON file too. */
public final class BenchVerb {
  private static final String USUAL = "copy";
  private static final Map<String, Benchmark> BENCHMARKS =
      Map.of(
          USUAL,
          new CopyBench(),
          "cold",
          new ColdBench(),
          "convert",
          new ConvertBench(),
          "fetch",
          new FetchBench(),
          "pace",
          new PaceBench(),
          "plan",
          new PlanBench(),
          "rows",
          new RowsBench(),
          "sizes",
          new SizesBench());

  private BenchVerb() {}

  /**
   * Runs the benchmark named first, {@value #USUAL} if none is named.
   *
   * @return 0 if the figures hold, 1 if not or if something is missing on this machine, 2 for
   *     arguments that are not understood
   */
  public static int run(List<String> args) throws InterruptedException {
    boolean named = !args.isEmpty() && !args.getFirst().startsWith("-");
    String name = named ? args.getFirst() : USUAL;
    Benchmark benchmark = BENCHMARKS.get(name);
    if (benchmark == null) {
      return misunderstood("no such benchmark: " + name);
    }
    try {
      return run(name, benchmark, named ? args.subList(1, args.size()) : args);
    } catch (BadArgumentsException e) {
      return misunderstood(String.valueOf(e.getMessage()));
    } catch (IllegalStateException e) {
      System.err.println("bench: " + e.getMessage());
      return 1;
    }
  }

  private static int run(String name, Benchmark benchmark, List<String> args)
      throws BadArgumentsException, InterruptedException {
    Machine machine = Machine.now();
    BenchResult result = benchmark.run(args, line -> System.err.println("bench: " + line));
    ObjectNode figures = JsonNodeFactory.instance.objectNode();
    figures.put("at", Instant.now().toString());
    figures.set("machine", machine.json());
    figures.set("figures", result.figures());
    var file = new BenchFile(Checkout.find().resolve("local/target/bench.json"));
    file.put(name, figures);
    System.out.println(machine.line());
    System.out.println();
    result.lines().forEach(System.out::println);
    System.out.println();
    System.out.println("every figure: " + file.path());
    result.faults().forEach(fault -> System.err.println("bench: " + fault));
    return result.faults().isEmpty() ? 0 : 1;
  }

  private static int misunderstood(String why) {
    System.err.println(why);
    System.err.println("usage: ./godwit bench [NAME [ARGUMENTS]], one of");
    new TreeMap<>(BENCHMARKS).values().forEach(b -> System.err.println("  " + b.usage()));
    return 2;
  }
}
