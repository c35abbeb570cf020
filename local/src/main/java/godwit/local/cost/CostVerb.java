package godwit.local.cost;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** {@code ./godwit cost}: prints what a migration costs and how long it takes, line by line. */
public final class CostVerb {
  private CostVerb() {}

  /**
   * Prints the estimate for the inputs given.
   *
   * @return 0, or 2 for arguments that are not understood
   */
  public static int run(List<String> args) {
    if (args.isEmpty() || args.contains("--help")) {
      usage().forEach(System.out::println);
      return args.isEmpty() ? 2 : 0;
    }
    try {
      lines(Inputs.parse(args)).forEach(System.out::println);
      return 0;
    } catch (IllegalArgumentException e) {
      System.err.println("cost: " + e.getMessage() + "; ./godwit cost --help lists all options");
      return 2;
    }
  }

  static List<String> usage() {
    var lines = new ArrayList<String>();
    lines.add("usage: ./godwit cost --mailboxes N --gb N [OPTION N]...");
    lines.add("");
    Arrays.stream(Input.values()).map(Input::help).forEach(lines::add);
    return lines;
  }

  static List<String> lines(Inputs in) {
    Estimate estimate = Estimate.of(in);
    Work work = estimate.work();
    var lines = new ArrayList<String>();
    lines.add(
        "%s messages; a mailbox takes %s a second, all of them %s days"
            .formatted(
                Quantity.plain(work.messages()),
                Quantity.plain(work.messagesASecond()),
                Quantity.plain(work.initialDays())));
    lines.add("");
    lines.add("%-20s %14s %-10s %10s %12s".formatted("", "billed", "unit", "price", "US dollars"));
    for (CostLine line : estimate.lines()) {
      lines.add(
          "%-20s %14s %-10s %10s %12s"
              .formatted(
                  line.what(),
                  Quantity.plain(line.quantity()),
                  line.unit(),
                  Quantity.plain(line.price()),
                  Quantity.dollars(line.dollars())));
    }
    double total = estimate.total();
    lines.add("%-20s %49s".formatted("total", Quantity.dollars(total)));
    lines.add(
        "%-20s %49s".formatted("a mailbox", Quantity.dollars(total / in.of(Input.MAILBOXES))));
    lines.add("");
    lines.add(
        "Prices of "
            + Input.PRICES_OF
            + ", taxes and licences not included. docs/cost.md has the"
            + " formulas, and what is assumed.");
    return lines;
  }
}
