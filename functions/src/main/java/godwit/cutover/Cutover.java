package godwit.cutover;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whether a batch may be deleted, and why not.
 *
 * @param reasons in words, those that a person must act on first, what a person decides last; never
 *     empty
 * @param safeAfter when waiting alone would have been enough; empty if it cannot be told or nothing
 *     is to be waited for
 * @param domains by name; those beyond {@link CutoverCheck#MAX_DOMAINS} are not looked up
 */
public record Cutover(
    Verdict verdict,
    List<String> reasons,
    Optional<Instant> safeAfter,
    List<DomainCutover> domains,
    RoundsSince rounds) {
  public Cutover {
    reasons = List.copyOf(reasons);
    domains = List.copyOf(domains);
  }
}
