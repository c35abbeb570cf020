package godwit.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import godwit.SettableClock;
import godwit.inspection.Books;
import godwit.report.Ledgers;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The account of messages, narrowed. All of them were settled an hour before now. */
class MessageFilterTest {
  private static final String MESSAGES = "/batches/web-host/messages";
  private static final String SETTLED = Ledgers.NOW.minusSeconds(3_600).toString();

  private final ApiBench bench = new ApiBench();
  private final Ledgers ledgers = new Ledgers();
  private final Api api =
      Api.over(
          new Stores(
              bench.intake.batches,
              ledgers.mailboxes,
              ledgers.plans,
              ledgers.ledger,
              Books.empty(),
              bench.intake.summaries,
              bench.tells(ledgers.history)),
          bench.actions(),
          new SettableClock(Ledgers.NOW));

  @BeforeEach
  void insert() {
    assertThat(bench.intake.batches.insert(Ledgers.BATCH)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "'', 7",
    "errorCode=ErrorMessageSizeExceeded, 1",
    "errorCode=errormessagesizeexceeded, 1",
    "'errorCode=SIZE_FILTER,ErrorMessageSizeExceeded,', 1",
    "errorCode=ErrorMessage, 0",
    "errorCode=ErrorMessageSizeExceeded&state=skipped, 0",
    "errorCode=ErrorMessageSizeExceeded&state=failed&mailbox=ADA@b.example&folder=INBOX, 1",
    "errorCode=ErrorMessageSizeExceeded&mailbox=ben@b.example, 0",
    "reason=EXPUNGED, 1",
    "reason=save it from the source, 1",
    "reason=$Work, 1",
    "reason=nothing of the kind, 0"
  })
  void shows_what_fits_every_parameter(String query, int count) {
    assertThat(all(query, 100)).hasSize(count);
    assertThat(all(query, 1)).isEqualTo(all(query, 100));
  }

  @Test
  void the_first_time_is_inclusive_and_the_last_is_not() {
    String second = Ledgers.NOW.minusSeconds(3_599).toString();

    assertThat(all("since=" + SETTLED, 100)).hasSize(7);
    assertThat(all("since=" + second, 100)).isEmpty();
    assertThat(all("before=" + SETTLED, 100)).isEmpty();
    assertThat(all("since=" + SETTLED + "&before=" + second, 100)).hasSize(7);
    assertThat(all("since=" + SETTLED.substring(0, 10), 100)).hasSize(7);
    assertThat(all("before=" + SETTLED.substring(0, 10), 100)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "since=yesterday",
        "since=2026-11-21T20:00:00",
        "before=2026-13-01",
        "since=2026-11-21&before=2026-11-21"
      })
  void a_time_that_is_none_is_refused(String query) {
    assertThat(get(MESSAGES + "?" + query, "").status()).isEqualTo(400);
  }

  @Test
  void as_csv_it_is_the_same_and_the_link_keeps_the_filter() {
    String query = "?state=copied&since=" + SETTLED + "&limit=1";

    ApiAnswer first = get(MESSAGES + query, "text/csv");
    String link = first.headers().get("Link");

    assertThat(first.body().lines()).hasSize(2);
    assertThat(link).contains("state=copied").contains("since=").contains("limit=1");
    assertThat(all("state=copied&since=" + SETTLED, 1)).hasSize(5);
  }

  /** Where the messages of every page are, as long as there is a next one. */
  private List<String> all(String query, int limit) {
    var found = new ArrayList<String>();
    String path = MESSAGES + "?limit=" + limit + (query.isEmpty() ? "" : "&" + query);
    while (!path.isEmpty()) {
      JsonNode page = json(get(path, ""));
      page.get("messages").forEach(m -> found.add(m.get("emailAddress") + " " + m.get("uid")));
      path = page.has("nextLink") ? below(page.get("nextLink").asText()) : "";
    }
    return found;
  }

  private static String below(String link) {
    URI next = URI.create(link);
    return next.getPath().replaceFirst("^/api", "") + "?" + next.getQuery();
  }

  private ApiAnswer get(String path, String accept) {
    return ApiBench.get(api, path, accept);
  }

  private static JsonNode json(ApiAnswer answer) {
    try {
      return new ObjectMapper().readTree(answer.body());
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new AssertionError(answer.body(), e);
    }
  }
}
