package godwit.local.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists: filters, order, paging. */
class ListMessagesTest {
  private static final String INBOX = Graph.user("/mailFolders/inbox/messages?");
  private final Graph graph = Graph.start();

  @AfterEach
  void stop() {
    graph.close();
  }

  @BeforeEach
  void five_messages() {
    for (int i = 1; i <= 5; i++) {
      graph.create(
          "{\"subject\":\"s"
              + i
              + "\",\"internetMessageId\":\"<m+"
              + i
              + "@x.example>\",\"isRead\":"
              + (i % 2 == 0)
              + ","
              + Json.properties(
                  "Integer 0x0E07=4",
                  "SystemTime 0x0E06=2015-03-0" + i + "T00:00:00Z",
                  Json.KEY + "=Ab" + i,
                  "Integer 0x1080=" + i,
                  "String 0x1042=<p" + i + ">")
              + "}");
    }
  }

  private List<String> subjects(String query) {
    return subjects(graph.get(INBOX + query));
  }

  private static List<String> subjects(Answer answer) {
    return answer.values().stream().map((JsonNode each) -> each.path("subject").asText()).toList();
  }

  private List<String> filtered(String filter) {
    return subjects(Graph.query("$filter", filter));
  }

  @Test
  void newest_comes_first_unless_told_otherwise() {
    assertThat(subjects("")).containsExactly("s5", "s4", "s3", "s2", "s1");
    assertThat(subjects(Graph.query("$orderby", "receivedDateTime asc")))
        .containsExactly("s1", "s2", "s3", "s4", "s5");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "internetMessageId eq '<m+3@x.example>' | s3",
        "internetMessageId eq '<M+3@X.example>' | s3",
        "isRead eq true and receivedDateTime ge 2015-03-03T00:00:00Z | s4",
        "subject eq 's1' or subject eq 's2' | s2 s1",
        "not (isRead eq true) and receivedDateTime lt 2015-03-02T00:00:00Z | s1",
        "startswith(subject,'S5') | s5",
        "singleValueExtendedProperties/Any(ep: ep/id eq 'String {66f5a359-4659-4830-9070-00047ec6ac6e} Name Key' and ep/value eq 'aB2') | s2",
        "singleValueExtendedProperties/any(e: e/id eq 'String {66F5A359-4659-4830-9070-00047EC6AC6E} Name Key' and startswith(e/value,'ab')) | s5 s4 s3 s2 s1",
        "singleValueExtendedProperties/Any(ep: ep/id eq 'String {66f5a359-4659-4830-9070-00047ec6ac6e} Name Key' and contains(ep/value,'4')) | s4",
        "singleValueExtendedProperties/Any(ep: ep/id eq 'String {66f5a359-4659-4830-9070-00047ec6ac6e} Name KEY' and ep/value eq 'ab2') | ''",
        "singleValueExtendedProperties/Any(ep: ep/id eq 'String 0x1042' and ep/value eq '<p2>') | s2",
        "singleValueExtendedProperties/Any(ep: ep/id eq 'Integer 0x1080' and cast(ep/value, Edm.Int32) gt 3) | s5 s4"
      })
  void filters_find_what_they_say(String filter, String expected) {
    assertThat(String.join(" ", filtered(filter))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "subject",
        "subject like 'x'",
        "subject eq 'x",
        "eq 'x'",
        "startswith(subject)",
        "(isRead eq true",
        "singleValueExtendedProperties/Any(ep: ep/id eq 'nonsense' and ep/value eq 'x')",
        "singleValueExtendedProperties/Any(ep: id eq 'x')"
      })
  void a_malformed_filter_is_refused(String filter) {
    assertThat(graph.get(INBOX + Graph.query("$filter", filter)).status()).isEqualTo(400);
  }

  @Test
  void a_plus_sign_in_a_query_is_a_blank_unless_it_is_encoded() {
    assertThat(graph.get(INBOX + "$filter=internetMessageId%20eq%20'%3Cm+3@x.example%3E'").values())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$top=2",
        "$top=2&$filter=startswith(subject,'s')",
        "$top=2&$orderby=receivedDateTime%20asc",
        "$top=2&$select=subject"
      })
  void pages_cover_everything_once(String query) {
    List<String> seen = new ArrayList<>();

    String next =
        INBOX
            + query.replace(
                "$orderby=receivedDateTime%20asc", Graph.query("$orderby", "receivedDateTime asc"));
    while (!next.isEmpty()) {
      Answer page = graph.get(next);
      seen.addAll(subjects(page));
      next = page.text("@odata.nextLink");
    }

    assertThat(seen).containsExactlyInAnyOrder("s1", "s2", "s3", "s4", "s5");
  }

  @Test
  void messages_that_arrive_between_pages_do_not_shift_them() {
    var first = graph.get(INBOX + "$top=2");
    graph.create(Json.sent("new"));

    assertThat(subjects(graph.get(first.text("@odata.nextLink")))).containsExactly("s3", "s2");
  }

  @Test
  void counts_come_with_and_without_the_list() {
    assertThat(graph.get(INBOX + "$count=true&$top=1").json().path("@odata.count").asInt())
        .isEqualTo(5);
    assertThat(
            new String(
                graph.get(Graph.user("/mailFolders/inbox/messages/$count")).bytes(),
                java.nio.charset.StandardCharsets.US_ASCII))
        .isEqualTo("5");
  }

  @Test
  void only_selected_members_are_shown() {
    var shown = graph.get(INBOX + "$select=id,isDraft&$top=1").values().getFirst();

    assertThat(shown.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("@odata.etag", "id", "isDraft");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$select=nothing",
        "$top=1001",
        "$top=x",
        "$expand=nothing",
        "$orderby=subject",
        "$skiptoken=x"
      })
  void an_option_that_is_not_supported_is_refused(String query) {
    assertThat(graph.get(INBOX + query).status()).isEqualTo(400);
  }

  @Test
  void the_whole_mailbox_is_listed_without_hidden_system_folders() {
    graph.post(Graph.user("/mailFolders/archive/messages"), Json.sent("archived"));

    assertThat(graph.get(Graph.user("/messages?$top=50")).values()).hasSize(6);
  }

  @Test
  void a_filter_may_see_a_message_late() {
    graph.put("/inspect/settings", "{\"assumptions\":{\"filterDelayMillis\":10000}}");
    String filter = "internetMessageId eq '<m+3@x.example>'";

    assertThat(filtered(filter)).isEmpty();
    graph.clock().advance(Duration.ofSeconds(10));
    assertThat(filtered(filter)).containsExactly("s3");
  }

  @Test
  void a_changed_or_removed_value_is_no_longer_found() {
    String id = graph.get(INBOX + "$top=1").values().getFirst().path("id").asText();
    graph.patch(Graph.user("/messages/" + id), Json.with(Json.KEY + "=other"));

    assertThat(
            filtered(
                "singleValueExtendedProperties/Any(ep: ep/id eq '"
                    + Json.KEY
                    + "' and ep/value eq 'ab5')"))
        .isEmpty();
    assertThat(
            filtered(
                "singleValueExtendedProperties/Any(ep: ep/id eq '"
                    + Json.KEY
                    + "' and ep/value eq 'OTHER')"))
        .containsExactly("s5");
  }
}
