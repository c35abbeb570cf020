package godwit.api;

import static godwit.api.ApiBench.assertProblem;
import static godwit.api.ApiBench.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import godwit.hook.Subscription;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HookApiTest {
  private static final String ADDRESS = "https://imap.b.example/in?sig=s3cret";

  private final ApiBench bench = new ApiBench();

  @Test
  void a_subscription_is_answered_with_where_to_end_it() throws Exception {
    ApiAnswer made = subscribe("\"events\": [\"round.finished\", \"batch.removed\"]");

    assertThat(made.status()).as(made.body()).isEqualTo(201);
    String place = made.headers().getOrDefault("Location", "");
    assertThat(place).startsWith("https://app.example/api/hooks/");
    assertThat(made.body()).doesNotContain("s3cret");
    JsonNode listed = json(bench.get("/hooks")).get("hooks").get(0);
    assertThat(listed.get("callbackHost").asText()).isEqualTo("imap.b.example");
    assertThat(listed.get("events"))
        .extracting(JsonNode::asText)
        .containsExactly("batch.removed", "round.finished");
    assertThat(listed.get("signed").asBoolean()).isFalse();
    assertThat(bench.get("/hooks").body()).doesNotContain("s3cret");

    String path = URI.create(place).getPath().replaceFirst("/api", "");
    assertThat(delete(path).status()).isEqualTo(200);
    assertProblem(delete(path), 404);
    assertThat(json(bench.get("/hooks")).get("hooks")).isEmpty();
  }

  @Test
  void the_same_address_again_is_the_same_subscription() throws Exception {
    ApiAnswer first = subscribe("\"events\": [\"round.finished\"]");
    ApiAnswer again = subscribe("\"events\": [\"batch.synced\"], \"secret\": \"0123456789abcdef\"");

    assertThat(again.status()).isEqualTo(201);
    assertThat(again.headers().get("Location")).isEqualTo(first.headers().get("Location"));
    Subscription kept = bench.telling.subscriptions.all().getFirst();
    assertThat(bench.telling.subscriptions.all()).hasSize(1);
    assertThat(json(again).get("events").get(0).asText()).isEqualTo("batch.synced");
    assertThat(kept.secret()).isPresent();
    assertThat(kept.toString()).doesNotContain("s3cret");
  }

  @Test
  void a_batch_is_found_by_its_name_in_any_case() throws Exception {
    bench.make();

    ApiAnswer made = subscribe("\"events\": [\"round.finished\"], \"batch\": \"web-HOST\"");
    ApiAnswer nobody = subscribe("\"events\": [\"round.finished\"], \"batch\": \"none\"");

    assertThat(json(made).get("batch").asText()).isEqualTo("Web-Host");
    assertProblem(nobody, 400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}",
        "{\"callbackUrl\": \"https://imap.b.example/\"}",
        "{\"callbackUrl\": \"https://imap.b.example/\", \"events\": []}",
        "{\"callbackUrl\": \"https://imap.b.example/\", \"events\": [\"everything\"]}",
        "{\"callbackUrl\": \"http://imap.b.example/\", \"events\": [\"round.finished\"]}",
        "{\"callbackUrl\": \"ftp://imap.b.example/\", \"events\": [\"round.finished\"]}",
        "{\"callbackUrl\": \"https://u:p@imap.b.example/\", \"events\": [\"round.finished\"]}",
        "{\"callbackUrl\": \"https:///x\", \"events\": [\"round.finished\"]}",
        "{\"callbackUrl\": \"https://imap.b.example:99999/\", \"events\": [\"round.finished\"]}",
        "{\"callbackUrl\": \"not a url\", \"events\": [\"round.finished\"]}",
        "{\"callbackUrl\": \"https://private.b.example/\", \"events\": [\"round.finished\"]}",
        "{\"callbackUrl\": \"http://localhost/\", \"events\": [\"round.finished\"]}",
        "{\"callbackUrl\": \"https://nowhere.example/\", \"events\": [\"round.finished\"]}",
        "{\"callbackUrl\": \"https://imap.b.example/\", \"events\": [\"round.finished\"],"
            + " \"secret\": \"short\"}",
        "{\"callbackUrl\": \"https://imap.b.example/\", \"events\": [\"round.finished\"],"
            + " \"sekret\": \"0123456789abcdef\"}",
        "{\"callbackUrl\": 5, \"events\": [\"round.finished\"]}"
      })
  void faulty_requests_subscribe_nothing(String body) throws Exception {
    assertProblem(bench.post("/hooks", "application/json", body), 400);

    assertThat(bench.telling.subscriptions.all()).isEmpty();
  }

  @Test
  void loopback_is_called_where_it_was_allowed() throws Exception {
    ApiAnswer made =
        bench.post(
            "/hooks",
            "application/json",
            "{\"callbackUrl\": \"http://127.0.0.1:9/in\", \"events\": [\"round.finished\"]}");

    assertThat(made.status()).as(made.body()).isEqualTo(201);
  }

  @Test
  void there_is_an_end_to_subscriptions() throws Exception {
    for (int i = 0; i < Subscription.MOST; i++) {
      assertThat(subscribe(ADDRESS + i).status()).isEqualTo(201);
    }

    assertProblem(subscribe(ADDRESS + "more"), 409);
    assertThat(subscribe(ADDRESS + 5).status()).as("its own again").isEqualTo(201);
  }

  private ApiAnswer subscribe(String rest) {
    String address = rest.startsWith("https") ? rest : ADDRESS;
    String members = rest.startsWith("https") ? "\"events\": [\"round.finished\"]" : rest;
    String body = "{\"callbackUrl\": \"" + address + "\", " + members + "}";
    return bench.post("/hooks", "application/json", body);
  }

  private ApiAnswer delete(String path) {
    return bench.send("DELETE", path, Map.of(), new Body.None());
  }
}
