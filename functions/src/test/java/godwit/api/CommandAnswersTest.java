package godwit.api;

import static godwit.api.ApiBench.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import godwit.batch.Batch;
import godwit.batch.BatchStatus;
import godwit.batch.MailboxKey;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the answers to commands say of the batch. */
class CommandAnswersTest {
  private final ApiBench bench = new ApiBench();

  @BeforeEach
  void make() {
    assertThat(bench.make().status()).isEqualTo(201);
  }

  @Test
  void a_start_that_changes_no_mailbox_says_that_the_batch_starts_and_who_waits() throws Exception {
    in(BatchStatus.STOPPED);
    bench.changed = 0;

    JsonNode answer = json(bench.post("/batches/web-host/start", "text/plain", ""));

    assertThat(answer.get("mailboxes").asInt()).isZero();
    assertThat(answer.get("pendingCount").asInt()).isEqualTo(2);
    assertThat(answer.get("status").asText()).isEqualTo("Stopped");
    assertThat(answer.get("why").asText())
        .startsWith("the batch starts;")
        .contains("go on by themselves");
  }

  @Test
  void a_start_of_a_batch_that_works_says_that_it_had_been_started() throws Exception {
    in(BatchStatus.SYNCED);
    bench.changed = 0;

    JsonNode answer = json(bench.post("/batches/web-host/start", "text/plain", ""));

    assertThat(answer.get("why").asText()).startsWith("the batch had been started before");
  }

  @Test
  void a_delete_says_what_is_removed_and_a_repeat_the_same() throws Exception {
    JsonNode first = json(bench.send("DELETE", "/batches/web-host", Map.of(), new Body.None()));
    Batch batch = bench.intake.batches.all().getFirst();
    var row = bench.intake.mailboxes.find(new MailboxKey(batch.id(), "ada@b.example"));
    assertThat(bench.intake.mailboxes.remove(row.orElseThrow())).isTrue();

    JsonNode second = json(bench.send("DELETE", "/batches/web-host", Map.of(), new Body.None()));

    assertThat(first.get("status").asText()).isEqualTo("Removing");
    assertThat(first.get("removed").get("mailboxes").asInt()).isEqualTo(2);
    assertThat(first.get("removed").get("messagesAccountedFor").asInt()).isZero();
    assertThat(first.get("removed").get("sourceServers").asInt()).isEqualTo(1);
    assertThat(second.get("removed")).isEqualTo(first.get("removed"));
  }

  private void in(BatchStatus status) {
    Batch batch = bench.intake.batches.all().getFirst();
    assertThat(bench.intake.batches.update(batch.withStatus(status))).isPresent();
  }
}
