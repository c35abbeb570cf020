package godwit.cutover;

import godwit.batch.Batch;
import godwit.batch.BatchStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides from what was seen. A batch may go when the MX records of all its domains have pointed to
 * Exchange Online for 72 hours (the native service's advice) and for their own time to live, every
 * mailbox has had a good round after that, and that round found no new mail. Messages that could
 * not be copied keep it for nobody's sake but a person's, who decides what becomes of them.
 */
final class Judgement {
  static final Duration SETTLING = Duration.ofDays(3);

  private static final Set<BatchStatus> AT_REST =
      EnumSet.of(BatchStatus.SYNCED, BatchStatus.SYNCED_WITH_ERRORS);

  private final Batch batch;
  private final Instant now;
  private final List<String> act = new ArrayList<>();
  private final List<String> wait = new ArrayList<>();
  private final List<String> decide = new ArrayList<>();

  Judgement(Batch batch, Instant now) {
    this.batch = batch;
    this.now = now;
  }

  Cutover of(List<DomainCutover> domains, RoundsSince rounds) {
    domains.forEach(this::judge);
    judgeTenants(domains);
    judge(rounds);
    Optional<Instant> settled = settled(domains);
    settled.ifPresent(at -> judge(at, rounds));
    var reasons = new ArrayList<>(act);
    reasons.addAll(wait);
    if (reasons.isEmpty()) {
      reasons.add(
          "Mail goes to Exchange Online, and every mailbox has had a good round since that found no"
              + " new mail at the source. "
              + (decide.isEmpty()
                  ? "The batch can be deleted; the mail stays."
                  : "Once the following is decided the batch can be deleted; the mail stays."));
    }
    reasons.addAll(decide);
    Optional<Instant> after =
        act.isEmpty() ? settled.filter(at -> at.isAfter(now)) : Optional.empty();
    return new Cutover(verdict(), reasons, after, domains, rounds);
  }

  private void judgeTenants(List<DomainCutover> domains) {
    if (!domains.isEmpty() && domains.stream().allMatch(domain -> domain.tenants().isPresent())) {
      act.add(
          "All addresses are of "
              + tenants(domains)
              + ", whose mail never went elsewhere. Name the domains whose mail the source still"
              + " takes with ?domain=contoso.com,fabrikam.com.");
    }
  }

  private static String tenants(List<DomainCutover> domains) {
    return domains.stream()
        .flatMap(domain -> domain.tenants().stream())
        .distinct()
        .collect(Collectors.joining(" and "));
  }

  private Verdict verdict() {
    if (!act.isEmpty()) {
      return Verdict.NO;
    }
    if (!wait.isEmpty()) {
      return Verdict.WAIT;
    }
    return decide.isEmpty() ? Verdict.YES : Verdict.DECIDE;
  }

  private void judge(DomainCutover domain) {
    switch (domain.mx()) {
      case MxAnswer.None n ->
          act.add(domain.domain() + " has no MX record. Add the one that Microsoft 365 gives.");
      case MxAnswer.Unanswered u ->
          wait.add("DNS gave no answer for the MX record of " + domain.domain() + ". Ask again.");
      case MxAnswer.Found found -> {
        if (!domain.switched()) {
          act.add(elsewhere(domain.domain(), found));
        }
      }
    }
  }

  private static String elsewhere(String domain, MxAnswer.Found found) {
    return "Mail for "
        + domain
        + " still goes to "
        + String.join(", ", found.hosts())
        + " (time to live "
        + found.ttl().toSeconds()
        + " s). Change its MX record to the host that Microsoft 365 gives; if this is a mail filter"
        + " in front of Exchange Online, name it with ?gateway=.";
  }

  private void judge(RoundsSince rounds) {
    if (rounds.failed() > 0) {
      act.add(
          of(rounds.failed(), rounds)
              + " failed: mend what their problem says, then retry the batch; or delete those that"
              + " are not wanted.");
    }
    if (rounds.stopped() > 0) {
      act.add(
          of(rounds.stopped(), rounds)
              + " are stopped: start them, or delete those that are not wanted.");
    }
    if (rounds.unsynced() > 0) {
      wait.add(of(rounds.unsynced(), rounds) + " had no complete copy yet.");
    }
    judgeLeft(rounds);
    judgeTrial(rounds);
    if (!AT_REST.contains(batch.status())) {
      wait.add("The batch is " + batch.status().nativeName() + ", not Synced.");
    }
  }

  private void judgeLeft(RoundsSince rounds) {
    if (rounds.lost() > 0) {
      decide.add(left(rounds));
    }
    if (rounds.troubled() > 0) {
      decide.add(
          of(rounds.troubled(), rounds)
              + " are Synced with a problem, such as a folder that the source does not open. GET "
              + url()
              + "/mailboxes?status=Synced shows the problem of each. Mend it and sync, or decide to"
              + " do without.");
    }
  }

  private void judgeTrial(RoundsSince rounds) {
    if (batch.options().messages().trialMessagesPerFolder().isPresent()) {
      act.add(
          "The batch is a trial: of each folder only the newest "
              + batch.options().messages().trialMessagesPerFolder().getAsInt()
              + " messages are copied. PATCH "
              + url()
              + " with trialMessagesPerFolder null, and sync the batch.");
    } else if (rounds.trials() > 0) {
      wait.add(
          of(rounds.trials(), rounds)
              + " had their last round as a trial, with only the newest messages of each folder."
              + " Sync the batch once more, or wait for the next round: the others follow.");
    } else if (rounds.behind() > 0) {
      decide.add(
          "Of "
              + of(rounds.behind(), rounds)
              + " the source counts more messages than the account has. Sync the batch once more; if"
              + " that stays, POST "
              + url()
              + "/verify says which they are.");
    }
  }

  private String url() {
    return "/api/batches/" + batch.id().name().value();
  }

  private String left(RoundsSince rounds) {
    String batchUrl = url();
    return count(rounds.lost(), "message")
        + " could not be copied, in "
        + of(rounds.lossy().mailboxes(), rounds)
        + " ("
        + rounds.lossy().words()
        + "). Decide what becomes of them: GET "
        + batchUrl
        + "/messages?state=failed lists each one with folder, subject, sender, date, the reason and"
        + " what to do. Try them again with POST "
        + batchUrl
        + "/retry, save by hand what is wanted, or let them go. At the source nothing was removed;"
        + " with the batch goes this list, and with the old host the messages.";
  }

  private static String count(long some, String what) {
    return some + " " + what + (some == 1 ? "" : "s");
  }

  private void judge(Instant settled, RoundsSince rounds) {
    if (now.isBefore(settled)) {
      wait.add(
          "The MX records were first seen as they are less than 72 hours, or their own time to"
              + " live, ago: other servers may still deliver to the old host. Wait until "
              + settled
              + ".");
    } else if (rounds.oldest().map(o -> o.isBefore(settled)).orElse(false)) {
      wait.add(
          "Not every mailbox has had a good round after "
              + settled
              + ". Sync the batch once more, or wait for the next round.");
    } else if (rounds.copiedOnce() > 0) {
      wait.add(
          of(rounds.copiedOnce(), rounds)
              + " had their initial copy and no round after it: whether mail still arrives at the"
              + " source is not known yet. Sync the batch once more.");
    } else if (rounds.receiving() > 0) {
      wait.add(
          of(rounds.receiving(), rounds)
              + " still found new mail at the source in the last round: something delivers there,"
              + " such as the old host's own users or a forwarding. Turn it off, and sync again.");
    }
  }

  private static String of(int some, RoundsSince rounds) {
    return some + " of " + rounds.mailboxes() + " mailboxes";
  }

  /** When the last domain has been switched for long enough; empty while one is not. */
  private static Optional<Instant> settled(List<DomainCutover> domains) {
    boolean all = !domains.isEmpty() && domains.stream().allMatch(DomainCutover::switched);
    return all
        ? domains.stream().flatMap(d -> settled(d).stream()).max(Comparator.naturalOrder())
        : Optional.empty();
  }

  private static Optional<Instant> settled(DomainCutover domain) {
    Duration ttl = domain.mx() instanceof MxAnswer.Found found ? found.ttl() : Duration.ZERO;
    Duration longer = ttl.compareTo(SETTLING) > 0 ? ttl : SETTLING;
    return domain.since().map(since -> since.plus(longer));
  }
}
