package godwit.api;

import static godwit.api.ApiBench.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import godwit.batch.BatchName;
import godwit.inspection.Books;
import godwit.intake.IntakeBench;
import godwit.ledger.memory.MemoryFolderPlans;
import godwit.ledger.memory.MemoryLedger;
import godwit.notify.MailState;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a batch says of its report mails. */
class NotificationApiTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final ApiBench bench = new ApiBench();

  @Test
  void a_mail_that_was_not_taken_is_shown_with_what_to_do() throws Exception {
    make("&notificationEmails=admin@b.example");
    var id = bench.intake.batches.find(new BatchName("Web-Host")).orElseThrow().id();
    bench.telling.tellings.store(
        new MailState(id, Optional.empty(), Optional.of("grant Mail.Send"), Optional.of(NOON)));

    JsonNode shown = json(bench.get("/batches/web-host"));

    assertThat(shown.at("/reportMails/enabled").asBoolean()).isTrue();
    assertThat(shown.at("/reportMails/problem").asText()).isEqualTo("grant Mail.Send");
    assertThat(shown.at("/reportMails/nextTryDateTime").asText()).isEqualTo(NOON.toString());
    assertThat(shown.get("nextSteps"))
        .extracting(JsonNode::asText)
        .contains("The last report could not be mailed: grant Mail.Send. It is tried again.");
  }

  @Test
  void without_a_sender_it_says_that_nothing_is_mailed() throws Exception {
    make("&notificationEmails=admin@b.example");
    var tells =
        new Tells(
            bench.telling.history, bench.telling.tellings, bench.telling.subscriptions, false);
    var stores =
        new Stores(
            bench.intake.batches,
            bench.intake.mailboxes,
            new MemoryFolderPlans(),
            new MemoryLedger(),
            Books.empty(),
            bench.intake.summaries,
            tells);
    Api api = Api.over(stores, bench.actions(), bench.intake.clock);

    JsonNode shown = json(ApiBench.get(api, "/batches/web-host", "application/json"));

    assertThat(shown.at("/reportMails/enabled").asBoolean()).isFalse();
    assertThat(shown.get("nextSteps"))
        .extracting(JsonNode::asText)
        .anyMatch(step -> step.contains("REPORT_SENDER"));
  }

  @Test
  void where_nobody_is_to_be_mailed_nothing_is_said() throws Exception {
    make("");

    assertThat(json(bench.get("/batches/web-host")).has("reportMails")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"PT24H,PT24H", "24h,PT24H", "1.00:00:00,PT24H", "0,PT0S", "PT0S,PT0S", "1h,PT1H"})
  void the_interval_is_read_as_it_is_written(String written, String kept) throws Exception {
    make("&reportInterval=" + written);

    assertThat(json(bench.get("/batches/web-host")).at("/options/reportInterval").asText())
        .isEqualTo(kept);
  }

  @ParameterizedTest
  @CsvSource({"59m", "often", "-1h"})
  void an_interval_that_is_none_is_refused(String written) throws Exception {
    ApiAnswer answer =
        bench.post(
            "/batches?" + ApiBench.QUERY + "&reportInterval=" + written,
            "text/csv",
            IntakeBench.CSV);

    ApiBench.assertProblem(answer, 400);
    assertThat(answer.body()).contains("reportInterval");
  }

  private void make(String more) {
    ApiAnswer made = bench.post("/batches?" + ApiBench.QUERY + more, "text/csv", IntakeBench.CSV);
    assertThat(made.status()).as(made.body()).isEqualTo(201);
  }
}
