package godwit.local.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import godwit.local.servers.DovecotOptions;
import godwit.local.servers.DovecotServer;
import godwit.local.servers.ImapMailbox;
import godwit.local.servers.Servers;
import godwit.local.stack.Stack;
import godwit.local.stack.StackOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What wrong input gets: a clear answer, nothing half-made, and the others go on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
class BadInputIT {
  private static final String HEADER = "EmailAddress,UserName,Password\n";
  private static final Map<String, String> PASSWORDS =
      Map.of("ada@example.org", "secret of ada", "bjorn@example.org", "secret of bjorn");

  @AutoClose private DovecotServer dovecot;
  @AutoClose private Stack stack;
  private BatchApi api;

  @BeforeAll
  void start() {
    Servers.requireAzurite();
    Servers.requireDovecot();
    dovecot = DovecotServer.start(DovecotOptions.users(PASSWORDS));
    PASSWORDS.forEach((address, password) ->
        new ImapMailbox(dovecot.port(), address, password).append(Samples.small(5)));
    stack =
        Stack.start(
            StackOptions.TEMPORARY.withSettings(
                Map.of("RETRY_MAX_ATTEMPTS", "2", "RETRY_FIRST_DELAY_SECONDS", "1")));
    api = new BatchApi(stack);
  }

  @Test
  void a_wrong_password_and_a_missing_target_stop_their_mailbox_only() {
    String csv =
        HEADER
            + "ada@example.org,ada@example.org,secret of ada\n"
            + "carl@example.org,bjorn@example.org,not this\n"
            + "unknown@example.org,bjorn@example.org,secret of bjorn\n";

    assertThat(api.create("mixed", dovecot, csv).status()).isEqualTo(201);

    JsonNode well = api.awaitEnd("mixed", "ada@example.org", 0);
    JsonNode wrong = api.awaitEnd("mixed", "carl@example.org", 0);
    JsonNode missing = api.awaitEnd("mixed", "unknown@example.org", 0);
    assertThat(well.path("status").asText()).isEqualTo("Synced");
    assertThat(well.path("copiedCount").asInt()).isEqualTo(5);
    assertThat(wrong.path("status").asText()).isEqualTo("Failed");
    assertThat(wrong.at("/problem/code").asText()).isEqualTo("AUTHENTICATIONFAILED");
    assertThat(wrong.at("/problem/advice").asText())
        .contains("password")
        .doesNotContain("not this");
    assertThat(missing.path("status").asText()).isEqualTo("Failed");
    assertThat(missing.at("/problem/advice").asText()).contains("no mailbox of this address");
    JsonNode batch = api.awaitStatus("mixed", "SyncedWithErrors");
    assertThat(batch.path("problems").valueStream())
        .extracting(problem -> problem.path("emailAddress").asText())
        .containsExactlyInAnyOrder("carl@example.org", "unknown@example.org");
    assertThat(new Inspection(stack).count("carl@example.org")).isZero();
  }

  @Test
  void a_server_that_takes_no_connection_is_told_after_the_last_try() throws IOException {
    int closed;
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = free.getLocalPort();
    }
    // Another user: two batches for one user and one mailbox keep out of each other's way.
    String csv = HEADER + "ada@example.org,other@example.org,secret of ada\n";

    assertThat(api.create(csv, options("refused", "127.0.0.1", closed)).status()).isEqualTo(201);

    JsonNode mailbox = api.awaitEnd("refused", "ada@example.org", 0);
    assertThat(mailbox.path("status").asText()).isEqualTo("Failed");
    assertThat(mailbox.at("/problem/code").asText()).isEqualTo("CONNECT_REFUSED");
    assertThat(mailbox.at("/problem/advice").asText()).contains("127.0.0.1:" + closed);
  }

  @ParameterizedTest
  @CsvSource({"no-such-host.invalid, no address", "169.254.169.254, not public"})
  void a_host_that_cannot_be_the_source_is_refused_at_once(String host, String why) {
    Answer answer = api.create(BatchApi.csv(PASSWORDS), options("nowhere", host, 993));

    assertThat(answer.status()).isEqualTo(400);
    JsonNode fault = answer.json().at("/faults/0");
    assertThat(fault.path("field").asText()).isEqualTo("host");
    assertThat(fault.path("message").asText()).contains(host, why);
    assertNothingWasMade("nowhere");
  }

  @Test
  void every_fault_of_a_csv_is_told_with_row_and_column() {
    String csv =
        HEADER
            + "ada@example.org,ada,one\n"
            + "no address,bjorn,two\n"
            + "ADA@example.org,again,three\n"
            + "carl@example.org,,four\n"
            + "dora@example.org,dora\n";

    Answer answer = api.create("faults", dovecot, csv);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("faultCount").asInt()).isEqualTo(4);
    assertThat(answer.json().path("faults").valueStream())
        .extracting(fault -> fault.path("row").asInt() + " " + fault.path("column").asText())
        .containsExactlyInAnyOrder("2 EmailAddress", "3 EmailAddress", "4 UserName", "5 Password");
    assertThat(answer.text()).doesNotContain("three");
    assertNothingWasMade("faults");
  }

  @Test
  void a_csv_without_a_needed_column_is_told_by_its_name() {
    Answer answer = api.create("column", dovecot, "Mail,UserName,Password\na@x.example,a,b\n");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("EmailAddress");
    assertNothingWasMade("column");
  }

  @Test
  void one_row_too_many_is_refused() {
    String rows =
        IntStream.rangeClosed(1, 50_001)
            .mapToObj(n -> "u%d@example.org,u%d,p\n".formatted(n, n))
            .collect(Collectors.joining());

    Answer answer = api.create("many", dovecot, HEADER + rows);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("at most 50000");
    assertNothingWasMade("many");
  }

  private void assertNothingWasMade(String batch) {
    assertThat(api.get("/batches/" + batch).status()).isEqualTo(404);
    List<String> rows = new StoredState(stack).rows();
    assertThat(rows).noneMatch(row -> row.contains(batch));
  }

  private static Map<String, String> options(String batch, String host, int port) {
    return Map.of("name", batch, "host", host, "port", Integer.toString(port), "security", "none");
  }
}
