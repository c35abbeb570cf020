package godwit.local.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueClientBuilder;
import com.azure.storage.queue.QueueMessageEncoding;
import godwit.local.servers.AzuriteServer;
import godwit.local.servers.Servers;
import godwit.local.testapp.Seen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The host as a process, its queues in a real queue service. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class TriggerHostIT {
  @AutoClose private AzuriteServer azurite;
  @TempDir private Path temp;
  private Path app;

  @BeforeAll
  void start() {
    Servers.requireAzurite();
    azurite = AzuriteServer.start();
  }

  @BeforeEach
  void stage() throws IOException {
    app =
        StagedApp.in(temp.resolve("app"))
            .http(Seen.class, "seen", "\"authLevel\":\"anonymous\"")
            .function("queued", Seen.class, "queued", queue("%Work%", ""))
            .function("bytes", Seen.class, "bytes", queue("bytes", ",\"dataType\":\"binary\""))
            .function("waits", Seen.class, "waits", queue("waits", ""))
            .folder();
    for (String name : new String[] {"work", "bytes", "waits", "work-poison"}) {
      client(name).createIfNotExists();
      client(name).clearMessages();
    }
  }

  @Test
  void messages_run_with_their_metadata_and_failing_ones_end_in_the_poison_queue()
      throws Exception {
    client("work").sendMessage("göod");
    client("work").sendMessage("bad");
    client("bytes").sendMessage("raw");

    try (HostProcess host = host();
        var caller = new Caller(host.baseUri())) {
      Eventually.that(() -> client("work-poison").peekMessage() != null);
      Eventually.that(() -> caller.get("/api/seen").body().lines().count() == 4);

      assertThat(caller.get("/api/seen").body().lines())
          .containsExactlyInAnyOrder(
              "göod delivery 1 \"", "bad delivery 1 \"", "bad delivery 2 \"", "bytes raw");
      assertThat(client("work-poison").peekMessage().getBody()).hasToString("bad");
      assertThat(client("work").getProperties().getApproximateMessagesCountLong()).isZero();
      assertThat(host.log()).contains("function=queued invocation=").doesNotContain("göod");
    }
  }

  @Test
  void a_killed_hosts_message_comes_back_when_its_lock_runs_out() throws Exception {
    Path file = send("killed");
    try (HostProcess host = host("--queue-lock", "2")) {
      Eventually.that(() -> Files.exists(begun(file, 1)));
      host.kill();
    }

    try (HostProcess next = host("--queue-lock", "2")) {
      Eventually.that(() -> Files.exists(begun(file, 2)));
      assertThat(next.baseUri()).hasScheme("http");
      Files.writeString(file, "");
      Eventually.that(() -> isDone(file));
      Eventually.that(() -> client("waits").getProperties().getApproximateMessagesCountLong() == 0);
    }
  }

  @Test
  void a_run_longer_than_the_lock_keeps_its_message() throws Exception {
    Path file = send("renewed");
    try (HostProcess host = host("--queue-lock", "4")) {
      Eventually.that(() -> Files.exists(begun(file, 1)));
      Thread.sleep(6000); // a lock and a half: a lost one would be delivered again
      Files.writeString(file, "");
      Eventually.that(() -> client("waits").getProperties().getApproximateMessagesCountLong() == 0);

      assertThat(begun(file, 2)).doesNotExist();
      assertThat(host.log()).contains("succeeded");
    }
  }

  @Test
  void a_terminated_host_gives_its_message_back_at_once() throws Exception {
    Path file = send("terminated");
    try (HostProcess host = host()) {
      Eventually.that(() -> Files.exists(begun(file, 1)));
      host.terminate();
      assertThat(host.exitCode()).isEqualTo(143);
    }

    try (HostProcess next = host()) {
      Eventually.that(() -> Files.exists(begun(file, 2)));
      Files.writeString(file, "");
      Eventually.that(() -> isDone(file));
      assertThat(next.log()).contains("function=waits");
    }
  }

  @Test
  void an_invocation_past_the_function_timeout_ends_the_process() throws Exception {
    Path file = send("late");
    Map<String, String> settings = settings();
    settings.put("AzureFunctionsJobHost__functionTimeout", "00:00:01");

    try (HostProcess host = HostProcess.start(app, temp.resolve("data"), settings)) {
      assertThat(host.exitCode()).isEqualTo(1);
      assertThat(host.log()).contains("functionTimeout of PT1S passed, function=waits");
    }

    assertThat(begun(file, 1)).exists();
    assertThat(client("waits").peekMessage()).as("given back for another try").isNotNull();
  }

  private Path send(String name) {
    Path file = temp.resolve(name);
    client("waits").sendMessage(file.toString());
    return file;
  }

  private static Path begun(Path file, int delivery) {
    return Path.of(file + ".begun." + delivery);
  }

  private static boolean isDone(Path file) {
    return Files.exists(Path.of(file + ".done"));
  }

  private HostProcess host(String... more) throws IOException {
    return HostProcess.start(app, temp.resolve("data"), settings(), more);
  }

  private Map<String, String> settings() {
    return new HashMap<>(Map.of("Storage", azurite.connectionString(), "Work", "work"));
  }

  private static String queue(String name, String more) {
    return """
    {"type":"queueTrigger","name":"message","queueName":"%s","connection":"Storage"%s}\
    """
        .formatted(name, more);
  }

  private QueueClient client(String name) {
    return new QueueClientBuilder()
        .connectionString(azurite.connectionString())
        .queueName(name)
        .messageEncoding(QueueMessageEncoding.BASE64)
        .buildClient();
  }
}
