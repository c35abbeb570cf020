package godwit.api;

import static godwit.api.ApiBench.JSON;
import static godwit.api.ApiBench.QUERY;
import static godwit.api.ApiBench.assertProblem;
import static godwit.api.ApiBench.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import godwit.batch.Batch;
import godwit.batch.BatchName;
import godwit.batch.BatchStatus;
import godwit.intake.IntakeBench;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CreateBatchTest {
  private static final String BASE64 =
      Base64.getEncoder().encodeToString(IntakeBench.CSV.getBytes(StandardCharsets.UTF_8));
  private final ApiBench bench = new ApiBench();

  @Test
  void makes_a_batch_of_csv_and_shows_it() throws Exception {
    ApiAnswer made =
        bench.post("/batches?" + QUERY + "&code=key", "text/csv; charset=utf-8", IntakeBench.CSV);

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.headers())
        .containsEntry("Location", "https://app.example/api/batches/Web-Host");
    assertThat(json(made).get("totalCount").asInt()).isEqualTo(2);
    JsonNode shown = json(bench.get("/batches/web-host"));
    assertThat(shown.get("status").asText()).isEqualTo("Starting");
    assertThat(shown.get("pendingCount").asInt()).isEqualTo(2);
    assertThat(shown.get("statusCounts").get("Queued").asInt()).isEqualTo(2);
    assertThat(json(bench.get("/batches")).get("batches")).hasSize(1);
    assertThat(json(bench.get("/batches/web-host/mailboxes?status=queued")).get("mailboxes"))
        .hasSize(2);
    String ada = "/batches/web-host/mailboxes/ADA%40b.example";
    assertThat(json(bench.get(ada)).get("userName").asText()).isEqualTo("ada");
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "csvBase64", "contentBytes", "file"})
  void takes_json_in_every_form_that_a_flow_sends(String form) {
    var body = JSON.createObjectNode().put("name", "Web-Host").put("fileName", "users.csv");
    body.putObject("endpoint").put("host", "imap.b.example").put("port", 1993);
    body.putObject("options").put("autoStart", false).putArray("notificationEmails").add("x@b.co");
    switch (form) {
      case "csv" -> body.put("csv", IntakeBench.CSV);
      case "file" ->
          body.putObject("csvBase64").put("$content-type", "text/csv").put("$content", BASE64);
      default -> body.put(form, BASE64);
    }

    ApiAnswer made = bench.post("/batches", "application/json", body.toString());

    assertThat(made.status()).as(made.body()).isEqualTo(201);
    Batch batch = bench.intake.batches.find(new BatchName("Web-Host")).orElseThrow();
    assertThat(batch.status()).isEqualTo(BatchStatus.STOPPED);
    assertThat(batch.endpoint().port()).isEqualTo(1993);
    assertThat(batch.options().notifications().emails()).containsExactly("x@b.co");
  }

  @Test
  void the_name_of_a_source_server_is_not_taken_for_that_of_the_batch() throws Exception {
    var body = JSON.createObjectNode().put("name", "Web-Host").put("csv", IntakeBench.CSV);
    body.putObject("endpoint").put("name", "old-host").put("host", "imap.b.example");

    ApiAnswer answer = bench.post("/batches", "application/json", body.toString());

    assertProblem(answer, 400);
    assertThat(json(answer).get("faults").findValuesAsText("field"))
        .containsExactly("endpoint.name");
    assertThat(bench.intake.batches.all()).isEmpty();
  }

  @Test
  void takes_rules_for_folders_as_lists_whose_values_may_hold_commas() throws Exception {
    var body = JSON.createObjectNode().put("name", "Web-Host").put("csv", IntakeBench.CSV);
    body.putObject("endpoint").put("host", "imap.b.example");
    var options = body.putObject("options").put("targetFolder", "Old mail");
    options.putArray("includeFolders").add("#Inbox#/*").add("Smith, John").add("a\\, b; c");
    options.putArray("excludeFolders").add("Junk");
    options.putArray("renameFolders").add("Smith, John=John");

    ApiAnswer made = bench.post("/batches", "application/json", body.toString());

    assertThat(made.status()).as(made.body()).isEqualTo(201);
    var rules = batch().options().folders();
    assertThat(rules.targetFolder()).isEqualTo("Old mail");
    assertThat(rules.include()).containsExactly("#Inbox#/*", "Smith\\, John", "a\\, b\\; c");
    assertThat(rules.exclude()).containsExactly("Junk");
    assertThat(rules.rename()).containsExactly("Smith\\, John=John");
    JsonNode shown = json(bench.get("/batches/web-host")).get("options");
    assertThat(shown.get("targetFolder").asText()).isEqualTo("Old mail");
    assertThat(shown.get("includeFolders")).hasSize(3);
  }

  @Test
  void takes_rules_for_folders_from_the_query() throws Exception {
    String rules =
        "&includeFolders=%23Inbox%23/*,Smith%5C,%20John&excludeFolders=&renameFolders=a=b,c%3Dd";

    ApiAnswer made = bench.post("/batches?" + QUERY + rules, "text/csv", IntakeBench.CSV);

    assertThat(made.status()).as(made.body()).isEqualTo(201);
    assertThat(batch().options().folders().include()).containsExactly("#Inbox#/*", "Smith\\, John");
    assertThat(batch().options().folders().rename()).containsExactly("a=b", "c=d");
  }

  @Test
  void every_rule_that_cannot_be_read_is_told_and_nothing_is_made() throws Exception {
    String rules =
        "&targetFolder=%23Inbox%23&includeFolders=a,%23Inbx%23&excludeFolders=/&renameFolders=a";

    ApiAnswer refused = bench.post("/batches?" + QUERY + rules, "text/csv", IntakeBench.CSV);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(json(refused).get("faults"))
        .extracting(fault -> fault.get("message").asText())
        .containsExactly(
            "\"targetFolder\" is no path of at most 10 folders.",
            "\"includeFolders\" is not readable in its rule 2.",
            "\"excludeFolders\" is not readable in its rule 1.",
            "\"renameFolders\" is not readable in its rule 1.");
    assertThat(bench.intake.batches.all()).isEmpty();
  }

  private Batch batch() throws Exception {
    return bench.intake.batches.find(new BatchName("Web-Host")).orElseThrow();
  }

  @Test
  void takes_the_content_of_a_file_as_power_automate_hands_it_on() {
    var body = JSON.createObjectNode().put("$content-type", "text/csv").put("$content", BASE64);

    ApiAnswer made = bench.post("/batches?" + QUERY, "application/json", body.toString());

    assertThat(made.status()).isEqualTo(201);
  }

  @Test
  void takes_a_file_as_it_is_in_windows_1252() throws Exception {
    byte[] file =
        "EmailAddress,UserName,Password\nzoe@b.example,zoë,pä\n"
            .getBytes(Charset.forName("windows-1252"));

    ApiAnswer made = bench.upload("application/octet-stream", file);

    assertThat(made.status()).isEqualTo(201);
    assertThat(json(made).get("notices").get(0).asText()).contains("Windows-1252");
    String zoe = "/batches/web-host/mailboxes/zoe@b.example";
    assertThat(json(bench.get(zoe)).get("userName").asText()).isEqualTo("zoë");
  }

  @Test
  void takes_a_form_with_a_file_and_its_fields() {
    String form =
        part("syncInterval", "", "6h") + part("file", "; filename=\"users.csv\"", IntakeBench.CSV);

    ApiAnswer made = multipart(form + "--b--\r\n");

    assertThat(made.status()).as(made.body()).isEqualTo(201);
    Batch batch = bench.intake.batches.find(new BatchName("Web-Host")).orElseThrow();
    assertThat(batch.options().schedule().syncInterval()).hasHours(6);
    assertThat(batch.mailboxes()).isEqualTo(2);
  }

  @Test
  void a_form_that_is_cut_off_or_has_no_file_or_two_is_refused() throws Exception {
    String file = part("file", "; filename=\"users.csv\"", IntakeBench.CSV);

    ApiAnswer cut = multipart(file.substring(0, file.length() - 20));

    assertProblem(cut, 400);
    assertThat(json(cut).get("detail").asText()).contains("cut off");
    assertProblem(multipart(part("name", "", "x") + "--b--\r\n"), 400);
    assertProblem(multipart(file + file + "--b--\r\n"), 400);
    assertThat(bench.intake.batches.all()).isEmpty();
  }

  @Test
  void every_fault_is_in_the_answer_and_no_password() throws Exception {
    String csv = "EmailAddress,UserName,Password\nada,a,hunter2\nb@b.example,b,hun,ter2\n";

    ApiAnswer answer = bench.post("/batches?name=n&hots=x", "text/csv", csv);

    assertProblem(answer, 400);
    JsonNode problem = json(answer);
    assertThat(problem.get("type").asText()).isEqualTo("urn:godwit:problem:batch-refused");
    assertThat(problem.get("faultCount").asInt()).isEqualTo(4);
    assertThat(problem.get("faults").findValuesAsText("code"))
        .containsExactly("UnknownField", "MissingField", "MalformedAddress", "WrongColumnCount");
    JsonNode malformed = problem.get("faults").get(2);
    assertThat(malformed.get("row").asInt()).isEqualTo(1);
    assertThat(malformed.get("line").asInt()).isEqualTo(2);
    assertThat(malformed.get("column").asText()).isEqualTo("EmailAddress");
    assertThat(answer.body()).doesNotContain("hunter2").doesNotContain("ter2");
    assertThat(bench.intake.batches.all()).isEmpty();
  }

  @Test
  void json_that_is_nested_too_deep_or_has_endless_numbers_is_refused() throws Exception {
    String deep = "[".repeat(21) + "]".repeat(21);

    assertProblem(text("application/json", "{\"csv\":\"x\",\"a\":" + deep + "}"), 400);
    assertProblem(text("application/json", "{\"a\":".repeat(100_000)), 400);
    assertProblem(text("application/json", "{\"port\":" + "9".repeat(1_000_000) + "}"), 400);
    assertProblem(text("application/json", "{\"csv\":\"x\",\"csv\":\"y\"}"), 400);
  }

  @Test
  void a_form_of_endless_parts_or_fields_is_refused() throws Exception {
    String file = part("file", "; filename=\"users.csv\"", IntakeBench.CSV);
    String field = part("name", "", "x");

    ApiAnswer parts = multipart(file + field.repeat(10_000) + "--b--\r\n");
    ApiAnswer large = multipart(file + part("name", "", "x".repeat(70_000)) + "--b--\r\n");

    assertProblem(parts, 400);
    assertThat(json(parts).get("detail").asText()).contains("more than 50 parts");
    assertProblem(large, 400);
    assertThat(json(large).get("detail").asText()).contains("64 KB");
    assertThat(bench.intake.batches.all()).isEmpty();
  }

  @Test
  void a_csv_that_is_too_large_is_413() throws Exception {
    assertProblem(text("text/csv", "x".repeat(11_000_000)), 413);
    assertProblem(text("text/csv", "x".repeat(16_000_000)), 413);
    assertProblem(bench.upload("application/octet-stream", new byte[11_000_000]), 413);
  }

  @Test
  void a_request_without_a_body_is_told_apart_from_one_that_lost_it() throws Exception {
    var chunked = Map.of("content-type", "text/csv", "transfer-encoding", "chunked");

    assertProblem(text("text/csv", ""), 400);
    assertProblem(bench.send("POST", "/batches?" + QUERY, chunked, new Body.None()), 411);
  }

  @Test
  void other_media_types_are_415() throws Exception {
    assertProblem(text("application/xml", "x"), 415);
    assertProblem(bench.send("POST", "/batches", Map.of(), new Body.Text("x")), 415);
    assertProblem(bench.post("/batches/upload?" + QUERY, "text/csv", IntakeBench.CSV), 415);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"csv\": \"s3cret",
        "[]",
        "{}",
        "{} {}",
        "{\"csv\":\"a\",\"csv\":\"b\"}",
        "{\"csv\":\"a\",\"csvBase64\":\"YQ==\"}",
        "{\"csvBase64\":\"a*b\"}",
        "{\"csv\":1}",
        "{\"csv\":\"a\",\"name\":{\"a\":1}}"
      })
  void json_that_is_not_understood(String body) throws Exception {
    assertProblem(text("application/json", body), 400);
  }

  private ApiAnswer text(String type, String body) {
    return bench.post("/batches?" + QUERY, type, body);
  }

  private ApiAnswer multipart(String form) {
    return bench.upload("multipart/form-data; boundary=b", form.getBytes(StandardCharsets.UTF_8));
  }

  private static String part(String name, String more, String content) {
    return "--b\r\nContent-Disposition: form-data; name=\""
        + name
        + "\""
        + more
        + "\r\n\r\n"
        + content
        + "\r\n";
  }
}
