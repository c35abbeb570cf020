package godwit.report;

import java.util.Locale;

/** How far a batch is, as one bar: copied, skipped, failed, left. */
final class ProgressBar {
  private static final double WIDTH = 600;

  private ProgressBar() {}

  /** The bar with a sentence that says the same. */
  static String of(BatchSummary summary) {
    String words = sentence(summary);
    return """
    <svg viewBox="0 0 600 18" width="600" height="18" role="img" aria-label="%s">
    <rect width="600" height="18" fill="#e4e4e4"/>
    %s</svg>
    <p>%s.</p>
    """
        .formatted(
            words, parts(summary, Math.max(summary.sourceMessages(), settled(summary))), words);
  }

  /** The sentence alone. */
  static String words(BatchSummary summary) {
    return "<p>" + sentence(summary) + ".</p>\n";
  }

  private static String sentence(BatchSummary summary) {
    return "%d of %d messages: %d copied, %d skipped, %d failed"
        .formatted(
            settled(summary),
            Math.max(summary.sourceMessages(), settled(summary)),
            summary.tally().copied(),
            summary.tally().skipped(),
            summary.tally().failed());
  }

  private static long settled(BatchSummary summary) {
    return summary.tally().messages();
  }

  private static String parts(BatchSummary summary, long all) {
    if (all == 0) {
      return "";
    }
    double copied = WIDTH * summary.tally().copied() / all;
    double skipped = WIDTH * summary.tally().skipped() / all;
    double failed = WIDTH * summary.tally().failed() / all;
    return part(0, copied, "#0f7b3f")
        + part(copied, skipped, "#8a8a8a")
        + part(copied + skipped, failed, "#b3261e");
  }

  private static String part(double x, double width, String colour) {
    return width == 0
        ? ""
        : String.format(
            Locale.ROOT,
            "<rect x=\"%.1f\" width=\"%.1f\" height=\"18\" fill=\"%s\"/>\n",
            x,
            width,
            colour);
  }
}
