package godwit.local.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What was found for one kind of mail: pairs of readings, one of each side right after the other.
 *
 * <p>Whatever else the machine does slows both of a pair down, so that the ratio is taken pair by
 * pair and its median counts; the quartiles beside it show how far it can be trusted. Collected by
 * one thread.
 */
final class FetchFigures {
  static final List<String> HEADS =
      List.of(
          "messages",
          "raw\nmsg/s",
          "raw\nMB/s",
          "ours\nmsg/s",
          "ours\nMB/s",
          "ratio\nmedian",
          "ratio\nquartiles",
          "heap\nMiB");

  private static final double LEAST_RATIO = 0.8;
  private static final long MOST_GROWTH = 64L << 20;

  private final String title;
  private final int messages;
  private final List<Pair> pairs = new ArrayList<>();
  private long growth;

  /** Two readings of the same mail. */
  private record Pair(RawFetch.Reading raw, RawFetch.Reading own) {
    double ratio() {
      return (double) raw.took().toNanos() / own.took().toNanos();
    }
  }

  FetchFigures(String title, int messages) {
    this.title = title;
    this.messages = messages;
  }

  void add(RawFetch.Reading raw, RawFetch.Reading own) {
    pairs.add(new Pair(raw, own));
  }

  /**
   * @param bytes by how much the heap grew at most
   */
  void grew(long bytes) {
    growth = bytes;
  }

  /** The middle one, which half of the pairs do not reach. */
  double ratio() {
    return quantile(Pair::ratio, 0.5);
  }

  List<String> cells() {
    return List.of(
        title,
        whole(median(p -> p.raw().messagesPerSecond())),
        whole(median(p -> p.raw().megabytesPerSecond())),
        whole(median(p -> p.own().messagesPerSecond())),
        whole(median(p -> p.own().megabytesPerSecond())),
        hundredths(ratio()),
        hundredths(quantile(Pair::ratio, 0.25)) + "-" + hundredths(quantile(Pair::ratio, 0.75)),
        whole(growth / (double) (1 << 20)));
  }

  ObjectNode json() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("case", title)
        .put("pairs", pairs.size())
        .put("rawMessagesPerSecond", median(p -> p.raw().messagesPerSecond()))
        .put("rawMegabytesPerSecond", median(p -> p.raw().megabytesPerSecond()))
        .put("messagesPerSecond", median(p -> p.own().messagesPerSecond()))
        .put("megabytesPerSecond", median(p -> p.own().megabytesPerSecond()))
        .put("ratio", ratio())
        .put("ratioLowerQuartile", quantile(Pair::ratio, 0.25))
        .put("ratioUpperQuartile", quantile(Pair::ratio, 0.75))
        .put("heapGrowthBytes", growth);
  }

  /** Why the figures are worth nothing or not enough; empty if they hold. */
  List<String> faults() {
    var faults = new ArrayList<String>();
    boolean same =
        pairs.stream()
            .allMatch(p ->
                p.raw().messages() == messages
                    && p.own().messages() == messages
                    && p.raw().bytes() == p.own().bytes());
    if (!same) {
      faults.add(title + ": the two sides did not read the same");
    }
    if (ratio() < LEAST_RATIO) {
      faults.add(title + ": ratio below " + LEAST_RATIO);
    }
    if (growth > MOST_GROWTH) {
      faults.add(title + ": the heap grew by more than 64 MiB");
    }
    return faults;
  }

  private double median(ToDoubleFunction<Pair> figure) {
    return quantile(figure, 0.5);
  }

  /** The figure that a part of the pairs does not reach; the nearest one that was measured. */
  private double quantile(ToDoubleFunction<Pair> figure, double part) {
    double[] sorted = pairs.stream().mapToDouble(figure).toArray();
    Arrays.sort(sorted);
    return sorted.length == 0 ? 0 : sorted[(int) Math.round((sorted.length - 1) * part)];
  }

  private static String whole(double value) {
    return String.format(Locale.ROOT, "%,.0f", value);
  }

  private static String hundredths(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
