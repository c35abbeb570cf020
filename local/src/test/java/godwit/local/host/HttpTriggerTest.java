package godwit.local.host;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import godwit.local.testapp.HttpSamples;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpTriggerTest {
  private static final byte[] BINARY = {0, (byte) 0xFF, 13, 10, (byte) 0x80};
  private static final String LATIN = "Müller";

  private TriggerHost host;
  private Caller caller;

  @BeforeAll
  void start(@TempDir Path temp) throws IOException {
    var app =
        StagedApp.in(temp.resolve("app"))
            .http("optionalText")
            .http("plainText")
            .http("optionalBytes")
            .http("anything")
            .http("described")
            .http("json")
            .http("object")
            .http("stream")
            .http("failing")
            .http("nothing")
            .http("surroundings")
            .http(
                HttpSamples.class,
                "routed",
                """
                "authLevel":"FUNCTION","methods":["POST"],
                "route":"batches/{batch}/mailboxes/{address}\"\
                """);
    host =
        TriggerHost.start(
            new HostOptions(
                app.folder(),
                temp.resolve("data"),
                0,
                new Keys("key", "master"),
                new Settings(Map.of("FUNCTIONS_REQUEST_BODY_SIZE_LIMIT", "1000")),
                HostOptions.Pace.LOCAL));
    caller = new Caller(host.baseUri());
  }

  @AfterAll
  void stop() throws IOException {
    caller.close();
    host.close();
  }

  @ParameterizedTest
  @CsvSource({
    "optionalText, text/csv, text:Müller",
    "optionalText, application/json, text:Müller",
    "optionalText, application/octet-stream, text:Müller",
    "optionalText, multipart/form-data; boundary=x, text:Müller",
    "plainText, text/plain, text:Müller",
    "optionalBytes, application/octet-stream, Müller",
    "optionalBytes, Multipart/Mixed; boundary=x, Müller",
    "anything, application/octet-stream, java.lang.String"
  })
  void a_body_reaches_the_parameter(String function, String type, String expected) {
    var answer = caller.post("/api/" + function, type, LATIN.getBytes(UTF_8));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "optionalBytes, text/csv, 'a,b'",
    "optionalBytes, application/json, '{}'",
    "anything, text/plain, 'no json at all'"
  })
  void a_body_of_the_wrong_kind_fails_the_call(String function, String type, String body) {
    var answer = caller.post("/api/" + function, type, body.getBytes(UTF_8));

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "optionalText, empty",
    "plainText, text:null",
    "optionalBytes, ''",
    "anything, empty"
  })
  void no_body_is_an_empty_value(String function, String expected) {
    assertThat(caller.get("/api/" + function).body()).isEqualTo(expected);
  }

  @Test
  void a_chunked_body_is_taken_for_empty() {
    assertThat(caller.postChunked("/api/optionalText", new byte[50]).body()).isEqualTo("empty");
  }

  @Test
  void text_in_another_encoding_is_damaged_before_the_function_sees_it() {
    byte[] windows = LATIN.getBytes(Charset.forName("windows-1252"));

    var answer = caller.post("/api/optionalText", "text/csv; charset=windows-1252", windows);

    assertThat(answer.body()).isEqualTo("text:M\uFFFDller");
  }

  @Test
  void a_byte_order_mark_decides_the_encoding() {
    byte[] marked = ("\uFEFF" + LATIN).getBytes(UTF_16LE);

    assertThat(caller.post("/api/optionalText", "text/csv", marked).body())
        .isEqualTo("text:Müller");
  }

  @Test
  void binary_bytes_pass_unchanged() {
    var answer = caller.post("/api/optionalBytes", "application/octet-stream", BINARY);

    assertThat(answer.headers().firstValue("content-length")).contains("5");
    assertThat(answer.headers().firstValue("content-type")).contains("application/octet-stream");
  }

  @Test
  void a_body_over_the_limit_is_refused() {
    assertThat(caller.post("/api/optionalText", "text/csv", new byte[1000]).statusCode())
        .isEqualTo(200);
    assertThat(caller.post("/api/optionalText", "text/csv", new byte[1001]).statusCode())
        .isEqualTo(413);
  }

  @Test
  void route_and_query_reach_named_parameters() {
    var answer =
        caller.send(
            "POST",
            "/API/Batches/b%201/mailboxes/a+b%40x.org?page=7",
            BodyPublishers.noBody(),
            "x-functions-key",
            "key");

    assertThat(answer.body()).isEqualTo("b 1|a+b@x.org|7");
  }

  @Test
  void a_missing_named_value_fails_the_call() {
    var answer =
        caller.send("POST", "/api/batches/b/mailboxes/a?code=key", BodyPublishers.noBody());

    assertThat(answer.statusCode()).isEqualTo(500);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/batches/b/mailboxes/a", "/api/none", "/none", "/"})
  void another_method_or_path_is_not_found(String path) {
    assertThat(caller.get(path, "x-functions-key", "key").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({"'', 401", "?code=wrong, 401", "?code=key, 500", "?code=master, 500"})
  void a_key_opens_a_function(String query, int expected) {
    var answer = caller.send("POST", "/api/batches/b/mailboxes/a" + query, BodyPublishers.noBody());

    assertThat(answer.statusCode()).isEqualTo(expected);
  }

  @Test
  void a_request_is_described_as_it_came() {
    var answer =
        caller.get("/api/described?a=1&a=2&empty=&code=x%20y", "X-Many", "one", "X-Many", "two");

    assertThat(answer.body())
        .isEqualTo(
            "GET "
                + host.baseUri()
                + "/api/described?a=1&a=2&empty=&code=x%20y {a=1,2, code=x y}"
                + " x-many=one,two described 36");
  }

  @Test
  void status_headers_and_text_come_back_as_utf_8() {
    var answer = caller.get("/api/json");

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body()).isEqualTo("{\"a\":\"ä\"}");
    assertThat(answer.headers().firstValue("location")).contains("/elsewhere");
    assertThat(answer.headers().firstValue("content-type"))
        .contains("application/problem+json; charset=utf-8");
  }

  @Test
  void another_object_comes_back_as_json() {
    var answer = caller.get("/api/object");

    assertThat(answer.body()).isEqualTo("{\"a\":1}");
    assertThat(answer.headers().firstValue("content-type"))
        .contains("application/json; charset=utf-8");
  }

  @ParameterizedTest
  @CsvSource({"failing, 500", "stream, 500", "nothing, 204"})
  void a_failure_or_nothing_has_an_empty_body(String function, int expected) {
    var answer = caller.get("/api/" + function);

    assertThat(answer.statusCode()).isEqualTo(expected);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void the_app_sees_the_jdk_and_the_workers_gson_and_nothing_of_the_host() {
    assertThat(caller.get("/api/surroundings").body())
        .isEqualTo(
            "gson=gson-2.9.0.jar context=true jackson=false host=false resource=false sql=true");
  }
}
