package godwit.api;

import static godwit.api.ApiBench.assertProblem;
import static godwit.api.ApiBench.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import godwit.batch.Batch;
import godwit.batch.BatchName;
import godwit.seal.PlainSealer;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The secret of a batch's source server changes while the batch is there. */
class SourceSecretTest {
  private static final String ROWS = "EmailAddress,UserName\\nada@b.example,ada\\n";
  private static final String ADMIN =
      "\"host\": \"imap.b.example\", \"logIn\": \"authzid\", \"adminUser\": \"root\","
          + " \"adminPassword\": \"s3cret\"";
  private static final String APP =
      "\"host\": \"imap.b.example\", \"logIn\": \"xoauth2\", \"tokenGrant\": \"refreshToken\","
          + " \"tokenUrl\": \"https://imap.b.example/token\", \"oauthClientId\": \"app\","
          + " \"oauthClientSecret\": \"s3cret\"";
  private static final String CREDENTIALS = "/batches/web-host/mailboxes/ada@b.example/credentials";

  private final ApiBench bench = new ApiBench();

  @Test
  void an_administrators_password_is_sealed_anew_and_who_was_blocked_goes_on() throws Exception {
    make(ADMIN, ROWS);
    String before = batch().endpoint().access().secret().orElseThrow().text();

    ApiAnswer answer = patch("{\"sourceEndpoint\": {\"adminPassword\": \"an0ther\"}}");

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(secret()).isEqualTo("an0ther");
    assertThat(bench.asked).containsExactly("go on");
    assertThat(json(answer).get("notices").get(0).asText())
        .isEqualTo(
            "The new secret is used from each mailbox's next log-in on. Mailboxes that were blocked"
                + " and go on now: 1.");
    assertThat(answer.body())
        .doesNotContain("an0ther")
        .doesNotContain(before)
        .doesNotContain(batch().endpoint().access().secret().orElseThrow().text());
    assertThat(batch().endpoint().access().logIn().word()).isEqualTo("authzid");
  }

  @Test
  void one_may_be_given_where_every_row_had_the_administrators() throws Exception {
    make(
        ADMIN.replace(", \"adminPassword\": \"s3cret\"", ""),
        "EmailAddress,UserName,Password\\nada@b.example,ada,r00t\\n");

    JsonNode first = json(patch("{\"adminPassword\": \"an0ther\"}")).get("notices");

    assertThat(secret()).isEqualTo("an0ther");
    assertThat(first.get(0).asText()).isEqualTo("The rows' own passwords are no longer used.");
    assertThat(json(patch("{\"adminPassword\": \"a third\"}")).get("notices")).hasSize(1);
  }

  @Test
  void a_client_secret_changes_beside_the_rows_refresh_tokens() throws Exception {
    make(APP, "EmailAddress,UserName,Password\\nada@b.example,ada@b.example,refresh\\n");

    assertThat(patch("{\"oauthClientSecret\": \"an0ther\"}").status()).isEqualTo(200);
    assertThat(secret()).isEqualTo("an0ther");
    assertThat(credentials("{\"password\": \"another token\"}").status()).isEqualTo(200);
  }

  @Test
  void what_does_not_fit_the_servers_log_in_is_refused_with_what_would() throws Exception {
    make(ADMIN, ROWS);

    JsonNode fault = onlyFault(patch("{\"serviceAccountKey\": \"an0ther\"}"));

    assertThat(fault.get("field").asText()).isEqualTo("serviceAccountKey");
    assertThat(fault.get("action").asText()).isEqualTo("Send adminPassword.");
    assertThat(onlyFault(patch("{\"adminPassword\": null}")).get("code").asText())
        .isEqualTo("MissingField");
    assertThat(secret()).isEqualTo("s3cret");
    assertThat(bench.asked).isEmpty();
  }

  @Test
  void rows_with_passwords_of_their_own_are_pointed_to() throws Exception {
    assertThat(bench.make().status()).isEqualTo(201);

    assertThat(onlyFault(patch("{\"adminPassword\": \"an0ther\"}")).get("action").asText())
        .contains("PUT /api/batches/{batch}/mailboxes/{address}/credentials");
  }

  @Test
  void that_of_an_endpoint_that_the_batch_names_is_changed_there_and_who_was_blocked_goes_on()
      throws Exception {
    assertThat(put("{" + ADMIN + "}").status()).isEqualTo(201);
    named();

    JsonNode fault = onlyFault(patch("{\"adminPassword\": \"an0ther\"}"));
    ApiAnswer put = put("{" + ADMIN.replace("s3cret", "an0ther") + "}");

    assertThat(fault.get("code").asText()).isEqualTo("KeptEndpoint");
    assertThat(fault.get("action").asText()).contains("PUT /api/endpoints/Host-1");
    assertThat(put.status()).as(put.body()).isEqualTo(200);
    assertThat(secret()).isEqualTo("an0ther");
    assertThat(bench.asked).containsExactly("go on");
    assertThat(json(put).get("notices").get(0).asText())
        .isEqualTo("Mailboxes that were blocked and go on now: 1.");
  }

  @Test
  void limits_of_an_endpoint_set_nobody_going_who_is_blocked() throws Exception {
    assertThat(put("{" + ADMIN + "}").status()).isEqualTo(201);
    named();
    String limited = ADMIN.replace(", \"adminPassword\": \"s3cret\"", "");

    assertThat(put("{" + limited + ", \"maxConcurrentMigrations\": 5}").status()).isEqualTo(200);

    assertThat(secret()).isEqualTo("s3cret");
    assertThat(bench.asked).isEmpty();
  }

  @Test
  void a_password_for_a_mailbox_that_an_administrator_enters_is_refused_with_the_way()
      throws Exception {
    make(ADMIN, ROWS);

    ApiAnswer answer = credentials("{\"password\": \"an0ther\"}");

    assertProblem(answer, 409);
    assertThat(json(answer).get("type").asText())
        .isEqualTo("urn:godwit:problem:credentials-unused");
    assertThat(json(answer).get("detail").asText())
        .contains("PATCH /api/batches/Web-Host as adminPassword")
        .doesNotContain("an0ther");
    assertThat(bench.asked).isEmpty();
  }

  @Test
  void where_the_endpoint_has_a_name_it_is_the_way() throws Exception {
    assertThat(put("{" + ADMIN + "}").status()).isEqualTo(201);
    named();

    assertThat(json(credentials("{\"password\": \"an0ther\"}")).get("detail").asText())
        .contains("PUT /api/endpoints/Host-1 as adminPassword");
  }

  @Test
  void the_user_name_of_such_a_mailbox_changes_alone() throws Exception {
    make(ADMIN, ROWS);

    ApiAnswer answer = credentials("{\"userName\": \"ada.lovelace\"}");

    // The bench's commands say that it is in use; what matters is that they were asked.
    assertProblem(answer, 409);
    assertThat(bench.asked).containsExactly("ada.lovelace:");
    assertProblem(credentials("{}"), 400);
  }

  @Test
  void a_secret_that_nothing_would_use_is_refused_when_the_batch_is_made() throws Exception {
    for (String endpoint :
        new String[] {
          "\"host\": \"imap.b.example\", \"oauthClientSecret\": \"s3cret\"",
          "\"host\": \"imap.b.example\", \"logIn\": \"xoauth2\", \"oauthClientSecret\": \"s3cret\"",
          APP.replace("oauthClientSecret", "serviceAccountKey")
        }) {
      ApiAnswer answer = batch(endpoint, "EmailAddress,UserName,Password\\nada@b.example,a,b\\n");
      assertProblem(answer, 400);
      assertThat(json(answer).get("faults").get(0).get("message").asText())
          .containsPattern("does not fit this (logIn|tokenGrant)");
    }
  }

  @Test
  void a_hook_is_not_taken_later_and_where_it_is_set_is_said() throws Exception {
    assertThat(bench.make().status()).isEqualTo(201);

    for (String hook : new String[] {"{\"callbackUrl\": \"https://imap.b.example/x\"}", "null"}) {
      JsonNode fault = onlyFault(patch("{\"hook\": " + hook + "}"));

      assertThat(fault.get("field").asText()).isEqualTo("hook");
      assertThat(fault.get("code").asText()).isEqualTo("FixedField");
      assertThat(fault.get("action").asText())
          .contains("POST /api/hooks")
          .contains("DELETE /api/hooks/{hook}");
    }
  }

  private JsonNode onlyFault(ApiAnswer answer) throws Exception {
    assertProblem(answer, 400);
    assertThat(json(answer).get("faults")).hasSize(1);
    return json(answer).get("faults").get(0);
  }

  private void make(String endpoint, String csv) {
    ApiAnswer made = batch(endpoint, csv);
    assertThat(made.status()).as(made.body()).isEqualTo(201);
  }

  private ApiAnswer batch(String endpoint, String csv) {
    return bench.post(
        "/batches",
        "application/json",
        "{\"name\": \"Web-Host\", \"endpoint\": {" + endpoint + "}, \"csv\": \"" + csv + "\"}");
  }

  private void named() {
    ApiAnswer made =
        bench.post(
            "/batches",
            "application/json",
            "{\"name\": \"Web-Host\", \"endpoint\": \"host-1\", \"csv\": \"" + ROWS + "\"}");
    assertThat(made.status()).as(made.body()).isEqualTo(201);
  }

  private ApiAnswer put(String json) {
    return bench.send("PUT", "/endpoints/Host-1", Map.of(), new Body.Text(json));
  }

  private ApiAnswer patch(String json) {
    return bench.send("PATCH", "/batches/web-host", Map.of(), new Body.Text(json));
  }

  private ApiAnswer credentials(String json) {
    return bench.send("PUT", CREDENTIALS, Map.of(), new Body.Text(json));
  }

  private Batch batch() {
    return bench.intake.batches.find(new BatchName("web-host")).orElseThrow();
  }

  private String secret() {
    var sealed = batch().endpoint().access().secret().orElseThrow();
    return new PlainSealer()
        .open(batch().dataKey(), sealed, Batch.sourceSecretCell(batch().id()))
        .reveal();
  }
}
