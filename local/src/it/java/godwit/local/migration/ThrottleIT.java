package godwit.local.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import godwit.local.servers.DovecotOptions;
import godwit.local.servers.DovecotServer;
import godwit.local.servers.ImapMailbox;
import godwit.local.servers.Servers;
import godwit.local.stack.Stack;
import godwit.local.stack.StackOptions;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** A target that slows the functions down, refuses and breaks off. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
class ThrottleIT {
  private static final String LIMITED = "ada@example.org";
  private static final String FAULTY = "bjorn@example.org";
  private static final Map<String, String> PASSWORDS =
      Map.of(LIMITED, "secret of ada", FAULTY, "secret of bjorn");
  private static final int MESSAGES = 120;

  @AutoClose private DovecotServer dovecot;
  @AutoClose private Stack stack;
  private BatchApi api;
  private Inspection target;

  @BeforeAll
  void start() {
    Servers.requireAzurite();
    Servers.requireDovecot();
    dovecot = DovecotServer.start(DovecotOptions.users(PASSWORDS));
    PASSWORDS.forEach((address, password) ->
        new ImapMailbox(dovecot.port(), address, password).append(Samples.small(MESSAGES)));
    stack =
        Stack.start(
            StackOptions.TEMPORARY.withSettings(
                Map.of("RETRY_FIRST_DELAY_SECONDS", "1", "RETRY_LONGEST_DELAY_SECONDS", "2")));
    api = new BatchApi(stack);
    target = new Inspection(stack);
  }

  @BeforeEach
  void no_faults() {
    target.plant("[]");
  }

  @Test
  void a_limit_is_met_waited_out_as_told_and_never_broken_by_concurrency() {
    target.change("{\"throttle\":{\"requests\":70,\"requestWindowSeconds\":6}}");

    JsonNode mailbox = migrate("limited", LIMITED);

    JsonNode counters = target.counters();
    assertThat(counters.at("/statuses/429").asInt()).isPositive();
    assertThat(counters.path("beforeRetryAfter").path(LIMITED).asInt(-1)).isZero();
    assertThat(counters.path("peakConcurrency").path(LIMITED).asInt()).isBetween(1, 4);
    assertThat(counters.path("throttled").properties())
        .allMatch(reason -> reason.getKey().contains("Requests"));
    assertThat(mailbox.path("attempt").asInt()).as("throttling uses up no attempt").isEqualTo(1);
    assertEachArrivedOnce("limited", LIMITED);
  }

  @Test
  void refusals_and_lost_answers_neither_lose_nor_double_a_message() {
    target.plant(
        "["
            + String.join(
                ",",
                fault(
                    429,
                    10,
                    "before",
                    false,
                    ",\"code\":\"ApplicationThrottled\",\"retryAfter\":\"1\""),
                fault(503, 20, "before", false, ""),
                fault(503, 30, "after", false, ",\"retryAfter\":\"1\""),
                fault(504, 40, "after", false, ""),
                fault(0, 50, "after", true, ""),
                fault(0, 60, "before", true, ""))
            + "]");
    int struck = target.counters().path("faults").asInt();

    JsonNode mailbox = migrate("faulty", FAULTY);

    assertThat(target.counters().path("faults").asInt()).isEqualTo(struck + 12);
    assertThat(mailbox.path("failedItemCount").asInt()).isZero();
    assertEachArrivedOnce("faulty", FAULTY);
  }

  /** Strikes two creates of messages after {@code skip} have passed. */
  private static String fault(int status, int skip, String when, boolean drop, String more) {
    return "{\"match\":{\"method\":\"POST\",\"pathContains\":\"/messages\"},\"times\":2,"
        + "\"emptyBody\":false,\"status\":%d,\"skip\":%d,\"when\":\"%s\",\"drop\":%b%s}"
            .formatted(status, skip, when, drop, more);
  }

  private JsonNode migrate(String batch, String address) {
    String csv = BatchApi.csv(Map.of(address, PASSWORDS.getOrDefault(address, "")));
    assertThat(api.create(batch, dovecot, csv).status()).isEqualTo(201);
    JsonNode mailbox = api.awaitEnd(batch, address, 0);
    assertThat(mailbox.path("status").asText()).isEqualTo("Synced");
    return mailbox;
  }

  private void assertEachArrivedOnce(String batch, String address) {
    List<JsonNode> arrived = target.messages(address);
    assertThat(arrived)
        .extracting(message -> message.path("subject").asText())
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, MESSAGES).mapToObj(n -> "small " + n).toList());
    assertThat(api.messages(batch, address))
        .extracting(account -> account.path("targetId").asText())
        .containsExactlyInAnyOrderElementsOf(
            arrived.stream().map(message -> message.path("id").asText()).toList());
  }
}
