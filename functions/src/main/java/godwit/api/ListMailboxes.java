package godwit.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.batch.MailboxStatus;
import godwit.batch.MailboxStore;
import godwit.failure.MigrationException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code GET /batches/{batch}/mailboxes}: by address, in pages, also of some statuses only. */
final class ListMailboxes implements Handler {
  private static final int USUAL = 100;
  private static final int MOST = 1_000;

  private final BatchLookup lookup;
  private final MailboxStore mailboxes;

  ListMailboxes(BatchLookup lookup, MailboxStore mailboxes) {
    this.lookup = lookup;
    this.mailboxes = mailboxes;
  }

  @Override
  public ApiAnswer handle(ApiCall call) throws Refusal, MigrationException {
    var batch = lookup.batch(call);
    Optional<String> token = call.query("page");
    Optional<String> after =
        token.isEmpty() ? token : Optional.of(Opaque.parts(token.get(), 1).getFirst());
    MailboxStore.Page page =
        mailboxes.page(batch.id(), statuses(call), after, call.number("limit", 1, MOST, USUAL));
    ObjectNode json = Json.object();
    var array = json.putArray("mailboxes");
    page.mailboxes().forEach(mailbox -> array.add(MailboxJson.entry(mailbox)));
    page.next()
        .map(next -> Opaque.token(List.of(next)))
        .ifPresent(next -> json.put("nextLink", call.addressWith("page", next)));
    return ApiAnswer.of(200, MediaType.JSON, Json.text(json));
  }

  private static Set<MailboxStatus> statuses(ApiCall call) throws Refusal {
    var statuses = EnumSet.noneOf(MailboxStatus.class);
    for (String word : call.query("status").orElse("").split(",", 50)) {
      if (!word.isBlank()) {
        statuses.add(status(word.strip()));
      }
    }
    return statuses;
  }

  private static MailboxStatus status(String word) throws Refusal {
    return Arrays.stream(MailboxStatus.values())
        .filter(status -> status.nativeName().equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(() ->
            Refusal.badRequest(
                "parameter",
                "\"status\" is none of "
                    + Arrays.stream(MailboxStatus.values())
                        .map(MailboxStatus::nativeName)
                        .collect(Collectors.joining(", "))
                    + "."));
  }
}
