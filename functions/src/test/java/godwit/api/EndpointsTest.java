package godwit.api;

import static godwit.api.ApiBench.assertProblem;
import static godwit.api.ApiBench.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import godwit.source.ProbeReport;
import godwit.source.ProbeReport.Fact;
import godwit.source.SourceLogin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Source servers over HTTP. */
class EndpointsTest {
  private final ApiBench bench = new ApiBench();
  private final List<Optional<SourceLogin>> logIns = new ArrayList<>();

  @Test
  void a_trial_says_step_by_step_what_worked_and_what_to_do() throws Exception {
    finds(
        new ProbeReport.Step(
            "resolve",
            Duration.ofMillis(3),
            List.of(new Fact.Several("addresses", List.of("8.8.8.8"))),
            Optional.empty()),
        new ProbeReport.Step(
            "connect",
            Duration.ofSeconds(10),
            List.of(),
            Optional.of(new ProbeReport.Trouble("CONNECT_TIMEOUT", "check the firewall"))));

    ApiAnswer answer =
        test("{\"host\": \"imap.b.example\", \"userName\": \"ada\", \"password\": \"s3cret\"}");

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    JsonNode told = json(answer);
    assertThat(told.get("passed").asBoolean()).isFalse();
    assertThat(told.get("logInTried").asBoolean()).isTrue();
    assertThat(told.get("port").asInt()).isEqualTo(993);
    assertThat(told.get("steps").get(0).get("addresses").get(0).asText()).isEqualTo("8.8.8.8");
    assertThat(told.get("steps").get(1).get("code").asText()).isEqualTo("CONNECT_TIMEOUT");
    assertThat(told.get("steps").get(1).get("advice").asText()).isEqualTo("check the firewall");
    assertThat(answer.body()).doesNotContain("s3cret");
    assertThat(logIns.getFirst().orElseThrow().password().reveal()).isEqualTo("s3cret");
  }

  @Test
  void without_a_user_no_log_in_is_tried() throws Exception {
    finds();

    ApiAnswer answer =
        test(
            "{\"endpoint\": {\"host\": \"imap.b.example\", \"port\": 143,"
                + " \"security\": \"starttls\"}}");

    assertThat(json(answer).get("logInTried").asBoolean()).isFalse();
    assertThat(logIns).containsExactly(Optional.empty());
  }

  @Test
  void an_administrator_s_password_serves_the_row_s_user() throws Exception {
    finds();

    ApiAnswer answer =
        test(
            "{\"host\": \"imap.b.example\", \"logIn\": \"authzid\", \"adminUser\": \"root\","
                + " \"adminPassword\": \"s3cret\", \"userName\": \"ada\"}");

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(logIns.getFirst().orElseThrow().secret().orElseThrow().reveal()).isEqualTo("s3cret");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|MissingField",
        "{\"host\": \"no host\"}|InvalidField",
        "{\"host\": \"imap.b.example\", \"portt\": 1}|UnknownField",
        "{\"host\": \"imap.b.example\", \"userName\": \"ada\"}|MissingField",
        "{\"host\": \"imap.b.example\", \"password\": \"s3cret\"}|MissingField"
      })
  void what_cannot_be_tried_is_a_fault(String body, String code) throws Exception {
    finds();

    ApiAnswer answer = test(body);

    assertProblem(answer, 400);
    assertThat(json(answer).get("faults").get(0).get("code").asText()).isEqualTo(code);
    assertThat(logIns).isEmpty();
  }

  private void finds(ProbeReport.Step... steps) {
    bench.probe =
        (endpoint, login) -> {
          logIns.add(login);
          return new ProbeReport(List.of(steps));
        };
  }

  private ApiAnswer test(String body) {
    return bench.post("/endpoints/test", "application/json", body);
  }
}
