package godwit.api;

import static godwit.api.ApiBench.assertProblem;
import static godwit.api.ApiBench.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import godwit.batch.Batch;
import godwit.batch.BatchName;
import godwit.batch.BatchStatus;
import godwit.batch.MailboxKey;
import godwit.batch.MailboxStatus;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands to one mailbox of a batch. */
class MailboxCommandsTest {
  private static final String ADA = "/batches/web-host/mailboxes/ada@b.example";

  private final ApiBench bench = new ApiBench();

  @BeforeEach
  void make() {
    bench.make();
  }

  @ParameterizedTest
  @CsvSource({
    "start, FAILED, true, start ada@b.example",
    "stop, SYNCING, false, stop ada@b.example",
    "sync, SYNCED, true, sync-29921520 ada@b.example",
    "retry, INCREMENTAL_FAILED, true, retry ada@b.example"
  })
  void are_carried_out_and_told(String command, MailboxStatus status, boolean goesOn, String asked)
      throws Exception {
    becomes(status);

    ApiAnswer answer = post(command);

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(json(answer).get("status").asText()).isEqualTo(status.nativeName());
    assertThat(json(answer).get("goesOn").asBoolean()).isEqualTo(goesOn);
    assertThat(json(answer).get("statusUrl").asText()).endsWith("/mailboxes/Ada%40b.example");
    assertThat(bench.asked).containsExactly(asked);
  }

  @Test
  void are_refused_with_what_is_possible() throws Exception {
    ApiAnswer answer = post("sync");

    assertProblem(answer, 409);
    JsonNode problem = json(answer);
    assertThat(problem.get("type").asText()).isEqualTo("urn:godwit:problem:mailbox-status");
    assertThat(problem.get("detail").asText())
        .isEqualTo(
            "A mailbox that is Queued in a batch that is Starting does not take sync. Possible"
                + " now: start, stop, credentials, delete.");
    assertThat(problem.get("mailboxStatus").asText()).isEqualTo("Queued");
    assertThat(problem.get("batchStatus").asText()).isEqualTo("Starting");
    assertThat(problem.get("possible"))
        .extracting(JsonNode::asText)
        .containsExactly("start", "stop", "credentials", "delete");
    assertThat(bench.asked).isEmpty();
  }

  @Test
  void every_command_in_every_status_is_what_the_table_says() throws Exception {
    for (MailboxStatus status : MailboxStatus.values()) {
      for (String command : new String[] {"start", "stop", "sync", "retry"}) {
        MailboxCommandsTest fresh = new MailboxCommandsTest();
        fresh.make();
        fresh.becomes(status);
        var possible = godwit.batch.MailboxCommand.possibleWords(BatchStatus.STARTING, status);

        assertThat(fresh.post(command).status())
            .as("%s of %s", command, status)
            .isEqualTo(possible.contains(command) ? 200 : 409);
      }
    }
  }

  @Test
  void nothing_is_possible_while_the_batch_goes() throws Exception {
    Batch batch = bench.intake.batches.find(new BatchName("web-host")).orElseThrow();
    assertThat(bench.intake.batches.update(batch.withStatus(BatchStatus.REMOVING))).isPresent();

    ApiAnswer answer = bench.send("DELETE", ADA, Map.of(), new Body.None());

    assertProblem(answer, 409);
    assertThat(json(answer).get("possible")).isEmpty();
    assertThat(json(answer).get("detail").asText()).endsWith("Possible now: nothing.");
  }

  @Test
  void a_removed_mailbox_is_gone_and_what_went_is_told() throws Exception {
    ApiAnswer answer = bench.send("DELETE", ADA, Map.of(), new Body.None());

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    JsonNode removed = json(answer).get("removed");
    assertThat(removed.get("folders").asInt()).isEqualTo(3);
    assertThat(removed.get("messagesAccountedFor").asInt()).isEqualTo(23);
    assertThat(removed.get("messagesRemovedFromExchange").asInt()).isZero();
    assertThat(bench.asked).containsExactly("remove ada@b.example");
  }

  @Test
  void a_removal_that_waits_for_a_worker_is_accepted() throws Exception {
    bench.removesAtOnce = false;

    ApiAnswer answer = bench.send("DELETE", ADA, Map.of(), new Body.None());

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.headers()).containsKeys("Location", "Retry-After");
    assertThat(json(answer).get("status").asText()).isEqualTo("Removing");
  }

  @Test
  void a_mailbox_that_is_not_there_takes_nothing() throws Exception {
    assertProblem(
        bench.send("DELETE", "/batches/web-host/mailboxes/x@y.z", Map.of(), new Body.None()), 404);
    assertThat(bench.asked).isEmpty();
  }

  @Test
  void a_mailbox_says_what_it_takes() throws Exception {
    assertThat(json(bench.get(ADA)).get("possibleCommands"))
        .extracting(JsonNode::asText)
        .containsExactly("start", "stop", "credentials", "delete");
  }

  private ApiAnswer post(String command) {
    return bench.send("POST", ADA + "/" + command, Map.of(), new Body.None());
  }

  private void becomes(MailboxStatus status) {
    Batch batch = bench.intake.batches.find(new BatchName("web-host")).orElseThrow();
    var row =
        bench.intake.mailboxes.find(new MailboxKey(batch.id(), "ada@b.example")).orElseThrow();
    bench.intake.mailboxes.insertAll(
        batch.id(), java.util.List.of(godwit.batch.Batches.in(row, status)));
  }
}
