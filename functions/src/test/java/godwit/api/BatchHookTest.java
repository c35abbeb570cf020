package godwit.api;

import static godwit.api.ApiBench.assertProblem;
import static godwit.api.ApiBench.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import godwit.batch.Batch;
import godwit.hook.HookEvent;
import godwit.hook.Subscribing;
import godwit.hook.Subscription;
import godwit.hook.WantedHook;
import godwit.seal.PlainSealer;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A subscription that is made with its batch. */
class BatchHookTest {
  private static final String ADDRESS = "https://imap.b.example/x?sig=s3cret";
  private static final String HOOK =
      "{\"callbackUrl\": \"%s\", \"events\": [\"round.finished\", \"batch.removed\"],"
              .formatted(ADDRESS)
          + " \"secret\": \"0123456789abcdef\"}";

  private final ApiBench bench = new ApiBench();

  @Test
  void is_for_the_batch_alone_and_sealed() throws Exception {
    ApiAnswer made = create(HOOK);

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.body()).doesNotContain("s3cret").doesNotContain("0123456789abcdef");
    Batch batch = bench.intake.batches.all().getFirst();
    Subscription kept = bench.telling.subscriptions.all().getFirst();
    assertThat(bench.telling.subscriptions.all()).hasSize(1);
    assertThat(kept.batch()).contains(batch.id());
    assertThat(kept.events())
        .containsExactlyInAnyOrder(HookEvent.ROUND_FINISHED, HookEvent.BATCH_REMOVED);
    assertThat(kept.secret()).isPresent();
    assertThat(kept.address().text()).doesNotContain("s3cret");
    assertThat(json(bench.get("/hooks")).get("hooks").get(0).get("batch").asText())
        .isEqualTo("web-1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "null| 0",
        "{}| 2",
        "{\"callbackUrl\": \"https://imap.b.example/\"}| 1",
        "{\"events\": [\"round.finished\"]}| 1",
        "{\"callbackUrl\": \"https://private.b.example/\", \"events\": [\"x\"], \"secret\": \"a\"}|"
            + " 3",
        "{\"callbackUrl\": \"https://imap.b.example/\", \"events\": [\"round.finished\"],"
            + " \"batch\": \"other\"}| 1"
      })
  void its_faults_are_told_with_all_others_and_nothing_is_made(String hook, int faults)
      throws Exception {
    ApiAnswer answer = create(hook);

    if (faults == 0) {
      assertThat(answer.status()).isEqualTo(201);
      assertThat(bench.telling.subscriptions.all()).isEmpty();
      return;
    }
    assertProblem(answer, 400);
    assertThat(json(answer).get("faults"))
        .hasSize(faults)
        .extracting(JsonNode::toString)
        .allSatisfy(fault -> assertThat(fault).contains("hook."));
    assertThat(bench.intake.batches.all()).isEmpty();
    assertThat(bench.telling.subscriptions.all()).isEmpty();
  }

  @Test
  void its_address_is_a_secret_and_taken_from_a_body_only() throws Exception {
    ApiAnswer answer =
        bench.post(
            "/batches?name=web-1&host=imap.b.example&hook.callbackUrl=https%3A%2F%2Fimap.b.example",
            "text/csv", "EmailAddress,UserName,Password\na@b.example,a,p\n");

    assertProblem(answer, 400);
    assertThat(json(answer).get("type").asText()).endsWith("secret-in-address");
  }

  @Test
  void a_batch_that_cannot_be_told_of_is_not_made() throws Exception {
    var subscribing =
        new Subscribing(bench.telling.subscriptions, new PlainSealer(), bench.intake.clock);
    for (int i = 0; i < Subscription.MOST; i++) {
      var address = URI.create("https://imap.b.example/" + i);
      var events = Set.of(HookEvent.ROUND_FINISHED);
      assertThat(
              subscribing.subscribe(
                  new WantedHook(address, events, Optional.empty(), Optional.empty())))
          .isPresent();
    }

    ApiAnswer answer = create(HOOK);
    ApiAnswer alone =
        bench.post(
            "/hooks",
            "application/json",
            "{\"callbackUrl\": \"%s\", \"events\": [\"round.finished\"]}".formatted(ADDRESS));

    assertProblem(answer, 409);
    assertThat(json(answer).get("detail").asText())
        .isEqualTo("There are 100 subscriptions already; end one first.");
    assertThat(answer).isEqualTo(alone);
    assertThat(bench.intake.batches.all()).isEmpty();
    assertThat(bench.intake.queue.waiting()).isEmpty();
  }

  private ApiAnswer create(String hook) {
    String csv = "EmailAddress,UserName,Password\\na@b.example,a,p\\n";
    return bench.send(
        "POST",
        "/batches",
        Map.of("content-type", "application/json"),
        new Body.Text(
            "{\"name\": \"web-1\", \"endpoint\": {\"host\": \"imap.b.example\"}, \"csv\": \"%s\", \"hook\": %s}"
                .formatted(csv, hook)));
  }
}
