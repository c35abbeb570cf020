package godwit.local.cost;

import java.util.ArrayList;
import java.util.List;

/** The lines of the bill, by the formulas of {@code docs/cost.md}. */
record Estimate(Inputs in, Work work) {
  private static final double KB_OF_A_ROW = 1;
  private static final double KB_OF_A_LEG_S_LOG = 6;
  private static final double KB_OF_A_PULSE_S_LOG = 2;
  private static final double FREE_LOG_GB = 5;
  private static final double KB_OF_A_GB = 1_048_576;

  static Estimate of(Inputs in) {
    return new Estimate(in, new Work(in));
  }

  List<CostLine> lines() {
    var lines = new ArrayList<CostLine>();
    lines.add(new CostLine("instances", gbSeconds(), "GB-s", in.of(Input.PRICE_GB_S)));
    double executions = less(work.legs() + work.pulses(), Input.FREE_EXECUTIONS);
    lines.add(
        new CostLine("executions", executions / 1e6, "million", in.of(Input.PRICE_EXECUTIONS)));
    double operations = work.tableOperations() / 10_000;
    lines.add(new CostLine("table operations", operations, "10,000", in.of(Input.PRICE_TABLE_OPS)));
    double rows = work.messages() * KB_OF_A_ROW / KB_OF_A_GB;
    lines.add(new CostLine("tables", rows * months(), "GB-months", in.of(Input.PRICE_TABLE_GB)));
    double queue = work.legs() * 4 / 10_000;
    lines.add(new CostLine("queue operations", queue, "10,000", in.of(Input.PRICE_QUEUE_OPS)));
    lines.add(new CostLine("logs", logGb(), "GB", in.of(Input.PRICE_LOG_GB)));
    if (in.of(Input.FIXED_SOURCE) > 0) {
      double hours = in.of(Input.DAYS) * 24;
      lines.add(new CostLine("NAT gateway", hours, "hours", in.of(Input.PRICE_NAT_HOUR)));
      lines.add(
          new CostLine("through the gateway", work.gatewayGb(), "GB", in.of(Input.PRICE_NAT_GB)));
    }
    return lines;
  }

  double total() {
    return lines().stream().mapToDouble(CostLine::dollars).sum();
  }

  private double gbSeconds() {
    double seconds = work.initialInstanceSeconds() + work.roundInstanceSeconds() + work.pulses();
    return less(seconds * in.of(Input.MEMORY_MB) / 1_024, Input.FREE_GB_S);
  }

  private double logGb() {
    double kb = work.legs() * KB_OF_A_LEG_S_LOG + work.pulses() * KB_OF_A_PULSE_S_LOG;
    return Math.max(0, kb / KB_OF_A_GB - FREE_LOG_GB * wholeMonths());
  }

  private double less(double quantity, Input free) {
    return Math.max(0, quantity - in.of(free) * wholeMonths());
  }

  private double months() {
    return in.of(Input.DAYS) / 30;
  }

  /** Free amounts are granted by the calendar month; a month that is begun counts once. */
  private double wholeMonths() {
    return Math.ceil(months());
  }
}
