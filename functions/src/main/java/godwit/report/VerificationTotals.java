package godwit.report;

import godwit.verify.Difference.Kind;
import godwit.verify.FolderCheck;
import godwit.verify.Verification;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the verifications of a batch's mailboxes come to.
 *
 * @param verified mailboxes that were looked at
 * @param skipped mailboxes that were not
 * @param troubled of the verified, those whose source could not be asked
 * @param grades how many mailboxes have each grade
 * @param all every folder together
 */
public record VerificationTotals(
    int verified, int skipped, int troubled, Map<Consistency, Integer> grades, FolderCheck all) {
  /**
   * The grade of one mailbox, by the thresholds of {@link Consistency}: lost is what is missing at
   * the target, failed, or at the source and accounted for by no row; a detail is lost where a
   * message was degraded, lies there twice, or is there without a row. Empty if it was not looked
   * at.
   */
  public static Optional<Consistency> grade(Verification found) {
    if (found.skipped().isPresent()) {
      return Optional.empty();
    }
    FolderCheck total = found.total();
    long details = total.degraded() + total.count(Kind.DOUBLED) + total.count(Kind.UNKNOWN);
    return Optional.of(Consistency.grade(total.lost(), details, total.all()));
  }

  /** The grade of the worst mailbox; empty before one was verified. */
  public Optional<Consistency> grade() {
    return grades.keySet().stream().max(Enum::compareTo);
  }

  /** Adds up. For one thread. */
  static final class Sum {
    private final Map<Consistency, Integer> grades = new EnumMap<>(Consistency.class);
    private int verified;
    private int skipped;
    private int troubled;
    private FolderCheck all = FolderCheck.none();

    void add(Verification found) {
      skipped += found.skipped().isPresent() ? 1 : 0;
      verified += found.skipped().isPresent() ? 0 : 1;
      troubled += found.trouble().isPresent() ? 1 : 0;
      grade(found).ifPresent(grade -> grades.merge(grade, 1, Integer::sum));
      all = all.plus(found.total());
    }

    VerificationTotals totals() {
      return new VerificationTotals(verified, skipped, troubled, grades, all);
    }
  }
}
