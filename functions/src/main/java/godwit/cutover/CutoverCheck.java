package godwit.cutover;

import godwit.batch.Batch;
import godwit.batch.MailboxStore;
import godwit.failure.MigrationException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Looks whether a batch may be deleted. Reads every mailbox row, 1,000 with each storage request,
 * looks the domains up and records what it saw. Idempotent. Safe for use by many threads.
 */
public final class CutoverCheck {
  /** Domains that are looked up, those that a caller names first; others are in the answer. */
  public static final int MAX_DOMAINS = 50;

  private static final int PAGE = 1_000;

  private final MailboxStore mailboxes;
  private final MailExchangers exchangers;
  private final Sightings sightings;
  private final Clock clock;

  public CutoverCheck(
      MailboxStore mailboxes, MailExchangers exchangers, Sightings sightings, Clock clock) {
    this.mailboxes = mailboxes;
    this.exchangers = exchangers;
    this.sightings = sightings;
    this.clock = clock;
  }

  /**
   * Looks now.
   *
   * @param targets hosts that count as Exchange Online
   */
  public Cutover of(Batch batch, TargetHosts targets) throws MigrationException {
    return of(batch, targets, Set.of());
  }

  /**
   * Looks now.
   *
   * @param further domains in lower case whose mail counts besides those of the target addresses
   */
  public Cutover of(Batch batch, TargetHosts targets, Set<String> further)
      throws MigrationException {
    var domains = new TreeMap<String, Integer>();
    further.forEach(domain -> domains.put(domain, 0));
    var rounds = new AtomicReference<>(RoundsSince.NONE);
    mailboxes.forEach(
        batch.id(),
        Set.of(),
        PAGE,
        mailbox -> {
          rounds.set(rounds.get().plus(mailbox));
          domains.merge(domain(mailbox.key().address()), 1, Integer::sum);
        });
    return new Judgement(batch, clock.instant()).of(looked(batch, domains, targets), rounds.get());
  }

  private List<DomainCutover> looked(
      Batch batch, SortedMap<String, Integer> domains, TargetHosts targets)
      throws MigrationException {
    Map<String, MxAnswer> answers =
        exchangers.of(
            domains.keySet().stream()
                .sorted(Comparator.comparing(domain -> domains.getOrDefault(domain, 0) > 0))
                .limit(MAX_DOMAINS)
                .toList());
    var seen = new ArrayList<DomainCutover>();
    for (var entry : domains.entrySet()) {
      MxAnswer mx = answers.getOrDefault(entry.getKey(), new MxAnswer.Unanswered());
      boolean switched = mx instanceof MxAnswer.Found found && targets.areAll(found.hosts());
      Optional<Instant> since = since(batch, entry.getKey(), mx);
      seen.add(new DomainCutover(entry.getKey(), entry.getValue(), mx, since, switched));
    }
    return seen;
  }

  private Optional<Instant> since(Batch batch, String domain, MxAnswer mx)
      throws MigrationException {
    return mx instanceof MxAnswer.Found found
        ? Optional.of(sightings.seen(batch.id(), domain, sorted(found), clock.instant()))
        : Optional.empty();
  }

  private static List<String> sorted(MxAnswer.Found found) {
    return found.hosts().stream().sorted().toList();
  }

  private static String domain(String address) {
    return address.substring(address.lastIndexOf('@') + 1);
  }
}
