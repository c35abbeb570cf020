package godwit.verify;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * One folder, source against ledger against target.
 *
 * @param path at the source, for a person
 * @param targetPath where it went
 * @param source messages there now; empty if the source could not be asked
 * @param rows messages that the ledger accounts for, in the folder's present generation
 * @param copied of them
 * @param skipped of them, on purpose
 * @param found of the copied, those that are in the target mailbox
 * @param moved of the found, those that lie in another folder now
 * @param degraded of the copied, those that lost a detail
 * @param expunged of the rows, those whose message is not at the source any more
 * @param inTarget messages in the target folder now, others' among them; empty if it is gone
 * @param differences how many of each kind
 */
public record FolderCheck(
    String path,
    String targetPath,
    OptionalLong source,
    long rows,
    long copied,
    long skipped,
    long found,
    long moved,
    long degraded,
    long expunged,
    OptionalLong inTarget,
    Map<Difference.Kind, Long> differences) {
  public FolderCheck {
    differences = Map.copyOf(differences);
  }

  public long count(Difference.Kind kind) {
    return differences.getOrDefault(kind, 0L);
  }

  /** Messages that are not where they should be. */
  public long lost() {
    return differences.entrySet().stream()
        .filter(e -> e.getKey().isLoss())
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** Every message that there should be. */
  public long all() {
    return rows + count(Difference.Kind.UNACCOUNTED);
  }

  /** This and another folder together. */
  public FolderCheck plus(FolderCheck more) {
    Map<Difference.Kind, Long> both = new EnumMap<>(Difference.Kind.class);
    differences.forEach((kind, n) -> both.merge(kind, n, Long::sum));
    more.differences.forEach((kind, n) -> both.merge(kind, n, Long::sum));
    return new FolderCheck(
        path,
        targetPath,
        sum(source, more.source),
        rows + more.rows,
        copied + more.copied,
        skipped + more.skipped,
        found + more.found,
        moved + more.moved,
        degraded + more.degraded,
        expunged + more.expunged,
        sum(inTarget, more.inTarget),
        both);
  }

  /** No folder. */
  public static FolderCheck none() {
    return new FolderCheck(
        "", "", OptionalLong.empty(), 0, 0, 0, 0, 0, 0, 0, OptionalLong.empty(), Map.of());
  }

  private static OptionalLong sum(OptionalLong a, OptionalLong b) {
    return a.isEmpty() && b.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(a.orElse(0) + b.orElse(0));
  }
}
