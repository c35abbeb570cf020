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
  void as_csv_it_is_whole_without_a_limit() {
    ledgers.more("dan@b.example", 1_250);

    ApiAnswer all = get(MESSAGES, "text/csv");
    ApiAnswer some = get(MESSAGES + "?mailbox=dan@b.example&since=" + SETTLED, "text/csv");

    assertThat(all.body().lines().distinct()).hasSize(1 + 7 + 1_250);
    assertThat(all.headers()).doesNotContainKey("Link");
    assertThat(some.body().lines()).hasSize(1 + 1_250);
  }

  @Test
  void a_csv_that_is_not_whole_says_so_in_its_last_line_and_names_the_rest() {
    String query = "?state=copied&since=" + SETTLED + "&limit=1&code=s3cret";

    ApiAnswer first = get(MESSAGES + query, "text/csv");
    String link = first.headers().get("Link");
    String last = first.body().lines().toList().getLast();

    assertThat(first.body().lines()).hasSize(3);
    assertThat(link).contains("state=copied").contains("since=").contains("limit=1");
    assertThat(link).doesNotContain("s3cret");
    String address = link.substring(1, link.indexOf('>'));
    assertThat(last)
        .startsWith("\"Not whole: this file ends after 1 messages. ")
        .contains(address)
        .endsWith(",\"\"".repeat(12));
    assertThat(get(below(address), "text/csv").body().lines()).hasSize(3);
    assertThat(all("state=copied&since=" + SETTLED, 1)).hasSize(5);
  }

  @ParameterizedTest
  @CsvSource({
    "mailbox=adda@b.example, mailbox, The batch has no mailbox of this e-mail address.",
    "mailbox=adda@b.example&state=failed, mailbox, The batch has no mailbox of this e-mail address.",
    "folder=Inbox, folder, No folder has this id",
    "folder=Imbox&mailbox=%3Dcas@b.example, folder, No folder has this id",
    "folder=Files&state=failed, folder, No folder has this id"
  })
  void what_names_nothing_is_not_an_empty_list(String query, String type, String detail)
      throws Exception {
    for (String accept : List.of("application/json", "text/csv")) {
      ApiAnswer answer = get(MESSAGES + "?" + query, accept);

      ApiBench.assertProblem(answer, 404);
      assertThat(json(answer).get("type").asText()).endsWith(":" + type);
      assertThat(json(answer).get("detail").asText()).startsWith(detail);
    }
  }

  @Test
  void folders_that_are_there_are_named_the_likeliest_first() {
    JsonNode folders = json(get(MESSAGES + "?folder=files/<b>2020</b>", "")).get("folders");

    assertThat(folders).extracting(JsonNode::asText).containsExactly("Files/<b>2019</b>", "INBOX");
    folders = json(get(MESSAGES + "?folder=Inbox", "")).get("folders");
    assertThat(folders.get(0).asText()).isEqualTo("INBOX");
    folders = json(get(MESSAGES + "?folder=x&mailbox=%3Dcas@b.example", "")).get("folders");
    assertThat(folders).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "folder=INBOX&state=failed&mailbox=%3Dcas@b.example",
        "folder=0000000000000003&state=failed",
        "folder=INBOX&mailbox=ben@b.example",
        "folder=INBOX&state=moved"
      })
  void a_folder_without_such_messages_is_an_empty_list(String query) {
    assertThat(all(query, 100)).isEmpty();
    assertThat(get(MESSAGES + "?" + query, "text/csv").body().lines()).hasSize(1);
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
