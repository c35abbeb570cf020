package godwit.api;

import godwit.ledger.Ledger.EntryFilter;
import godwit.report.MessageQuery;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads from a query which messages are wanted. A message is shown if it fits every parameter that
 * is there:
 *
 * <ul>
 *   <li>{@code state}: one of the states, {@code all} if absent;
 *   <li>{@code mailbox}: its EmailAddress, in any case;
 *   <li>{@code folder}: id, or path at the source to the letter;
 *   <li>{@code errorCode}: one code, or several with commas between them, each whole and in any
 *       case ({@code code} in an address is the key of a function);
 *   <li>{@code reason}: a part of its reason, advice or degradations, in any case;
 *   <li>{@code since}, {@code before}: when it was settled, the first inclusive, the second not; a
 *       time of ISO 8601 with an offset, or a day, which begins at midnight UTC.
 * </ul>
 */
final class MessageFilter {
  /** These, and those of a list in pages. */
  static final Set<String> PARAMETERS =
      Set.of(
          "state", "mailbox", "folder", "errorCode", "reason", "since", "before", "limit", "page");

  private final ApiCall call;

  private MessageFilter(ApiCall call) {
    this.call = call;
  }

  static MessageQuery of(ApiCall call) throws Refusal {
    return new MessageFilter(call).read();
  }

  private MessageQuery read() throws Refusal {
    Optional<Instant> since = time("since");
    Optional<Instant> before = time("before");
    if (since.isPresent() && before.isPresent() && !since.get().isBefore(before.get())) {
      throw Refusal.badRequest("parameter", "\"before\" is not after \"since\".");
    }
    return new MessageQuery(
        state(),
        call.query("mailbox"),
        call.query("folder"),
        new MessageQuery.Told(codes(), call.query("reason"), since, before));
  }

  private EntryFilter state() throws Refusal {
    String word = call.query("state").orElse("all");
    return Arrays.stream(EntryFilter.values())
        .filter(filter -> filter.name().equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(() ->
            Refusal.badRequest(
                "parameter",
                "\"state\" is none of "
                    + String.join(
                        ", ",
                        Arrays.stream(EntryFilter.values())
                            .map(filter -> filter.name().toLowerCase(Locale.ROOT))
                            .toList())
                    + "."));
  }

  private Set<String> codes() {
    return call.query("errorCode").stream()
        .flatMap(text -> Arrays.stream(text.split(",")))
        .map(String::strip)
        .filter(code -> !code.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  private Optional<Instant> time(String name) throws Refusal {
    Optional<String> text = call.query(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          text.get().matches("\\d{4}-\\d\\d-\\d\\d")
              ? LocalDate.parse(text.get()).atStartOfDay(ZoneOffset.UTC).toInstant()
              : OffsetDateTime.parse(text.get()).toInstant());
    } catch (DateTimeException e) {
      throw Refusal.badRequest(
          "parameter",
          "\"%s\" is no time: write it as 2026-11-21T20:00:00Z or 2026-11-21.".formatted(name));
    }
  }
}
