package godwit.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.cutover.Cutover;
import godwit.cutover.CutoverCheck;
import godwit.cutover.DomainCutover;
import godwit.cutover.Lossy;
import godwit.cutover.MxAnswer;
import godwit.cutover.TargetHosts;
import godwit.failure.MigrationException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** {@code GET /batches/{batch}/cutover}: whether the batch may be deleted, and why not. */
final class ShowCutover implements Handler {
  private static final int MOST = 20;
  private static final String DOMAIN = "(?=.{1,253}$)([a-z0-9_-]{1,63}\\.)+[a-z0-9-]{2,63}";

  private final BatchLookup lookup;
  private final Supplier<CutoverCheck> check;

  /**
   * @param check made when first needed, since it opens the resolver
   */
  ShowCutover(BatchLookup lookup, Supplier<CutoverCheck> check) {
    this.lookup = lookup;
    this.check = check;
  }

  @Override
  public ApiAnswer handle(ApiCall call) throws Refusal, MigrationException {
    var batch = lookup.batch(call);
    Cutover seen = check.get().of(batch, gateways(call), domains(call));
    return ApiAnswer.of(
        200, MediaType.JSON, Json.text(json(call, batch.id().name().value(), seen)));
  }

  private static TargetHosts gateways(ApiCall call) {
    return new TargetHosts(hosts(call, "gateway"));
  }

  private static Set<String> domains(ApiCall call) throws Refusal {
    Set<String> domains = hosts(call, "domain");
    if (!domains.stream().allMatch(domain -> domain.matches(DOMAIN))) {
      throw Refusal.badRequest(
          "domain", "Write domains as contoso.com, with commas between, at most " + MOST + ".");
    }
    return domains;
  }

  private static Set<String> hosts(ApiCall call, String parameter) {
    return Arrays.stream(call.query(parameter).orElse("").split(",", MOST))
        .map(host -> host.strip().toLowerCase(Locale.ROOT))
        .filter(host -> !host.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static ObjectNode json(ApiCall call, String name, Cutover seen) {
    ObjectNode json = Json.object();
    json.put("name", name);
    json.put("safeToDelete", seen.verdict().word());
    seen.reasons().forEach(json.putArray("reasons")::add);
    seen.safeAfter().ifPresent(at -> json.put("safeAfter", at.toString()));
    var domains = json.putArray("domains");
    seen.domains().forEach(domain -> domains.add(json(domain)));
    var rounds = json.putObject("mailboxes");
    rounds.put("total", seen.rounds().mailboxes());
    rounds.put("failed", seen.rounds().failed());
    rounds.put("withoutCopy", seen.rounds().unsynced());
    rounds.put("copiedOnce", seen.rounds().copiedOnce());
    rounds.put("foundNewMail", seen.rounds().receiving());
    rounds.put("withFailedMessages", seen.rounds().lossy().mailboxes());
    rounds.put("syncedWithProblem", seen.rounds().troubled());
    rounds.put("behindSource", seen.rounds().behind());
    seen.rounds().oldest().ifPresent(at -> rounds.put("oldestLastSynced", at.toString()));
    json.put("failedMessages", seen.rounds().lost());
    var lossy = json.putArray("failedMessagesOf");
    for (Lossy.Of mailbox : seen.rounds().lossy().shown()) {
      lossy
          .addObject()
          .put("emailAddress", mailbox.emailAddress())
          .put("failedMessages", mailbox.failed())
          .put("url", failedOf(call, name, mailbox));
    }
    return json;
  }

  private static String failedOf(ApiCall call, String name, Lossy.Of mailbox) {
    String address = URLEncoder.encode(mailbox.emailAddress(), StandardCharsets.UTF_8);
    return call.address("batches", name, "messages") + "?state=failed&mailbox=" + address;
  }

  private static ObjectNode json(DomainCutover domain) {
    ObjectNode json = Json.object();
    json.put("domain", domain.domain());
    json.put("mailboxes", domain.mailboxes());
    json.put("switched", domain.switched());
    switch (domain.mx()) {
      case MxAnswer.Found found -> {
        found.hosts().forEach(json.putArray("mx")::add);
        json.put("ttlSeconds", found.ttl().toSeconds());
      }
      case MxAnswer.None n -> json.putArray("mx");
      case MxAnswer.Unanswered u -> json.put("problem", "DNS gave no answer");
    }
    domain.since().ifPresent(at -> json.put("seenSince", at.toString()));
    return json;
  }
}
