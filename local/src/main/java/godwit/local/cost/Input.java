package godwit.local.cost;

import java.util.Locale;

/**
 * What the estimate is made from: each has a default and a range. Prices are US dollars, pay as you
 * go, as published for West Europe and East US up to July 2026; rates are those of the README.
 */
enum Input {
  MAILBOXES(-1, 1, 1_000_000, "mailboxes that move"),
  GB(-1, 0.001, 10_000_000, "GB in all of them together"),
  DAYS(14, 1, 3_650, "days from the deployment to its removal"),
  CONNECTIONS(20, 1, 10_000, "mailboxes that the source lets in at a time"),
  MEAN_KB(75, 1, 150_000, "mean size of a message in KB"),
  MEMORY_MB(2_048, 512, 4_096, "memory of an instance: 512, 2048 or 4096"),
  FIXED_SOURCE(0, 0, 1, "1 with a NAT gateway for a fixed source address"),
  LATENCY_MS(400, 10, 60_000, "answer time of Graph for one message, in ms: assumed"),
  REQUESTS(4, 1, 16, "requests at a time for a mailbox: GRAPH_CONCURRENT_REQUESTS"),
  CPU_MS(1.7, 0.01, 1_000, "CPU of a message in ms: ./godwit bench"),
  CPU_MS_MB(6.7, 0.01, 1_000, "CPU of each MB of it in ms: ./godwit bench"),
  ROUND_SECONDS(5, 0.1, 600, "seconds of a later round of a mailbox with little new mail: assumed"),
  PRICE_GB_S(0.000026, 0, 1, "a GB-second of an instance"),
  PRICE_EXECUTIONS(0.40, 0, 100, "a million executions"),
  PRICE_TABLE_OPS(0.00036, 0, 10, "10,000 table operations"),
  PRICE_TABLE_GB(0.045, 0, 10, "a GB in tables for a month"),
  PRICE_QUEUE_OPS(0.004, 0, 10, "10,000 queue operations: an upper bound"),
  PRICE_LOG_GB(2.99, 0, 100, "a GB of logs beyond the first 5 of a month"),
  PRICE_NAT_HOUR(0.05, 0, 10, "an hour of NAT gateway and its address"),
  PRICE_NAT_GB(0.045, 0, 10, "a GB through the NAT gateway"),
  FREE_GB_S(100_000, 0, 1e9, "GB-seconds that are free in a month"),
  FREE_EXECUTIONS(250_000, 0, 1e9, "executions that are free in a month");

  /** Shown by the verb: how old the prices are. */
  static final String PRICES_OF = "2026-07";

  private final double usual;
  private final double least;
  private final double most;
  private final String meaning;

  Input(double usual, double least, double most, String meaning) {
    this.usual = usual;
    this.least = least;
    this.most = most;
    this.meaning = meaning;
  }

  String option() {
    return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The default; less than zero for an input that must be given. */
  double usual() {
    return usual;
  }

  boolean takes(double value) {
    boolean size = this != MEMORY_MB || value == 512 || value == 2_048 || value == 4_096;
    return value >= least && value <= most && size;
  }

  String help() {
    String text = usual < 0 ? "required" : Quantity.plain(usual);
    return "  %-20s %-10s %s".formatted(option() + " N", text, meaning);
  }
}
