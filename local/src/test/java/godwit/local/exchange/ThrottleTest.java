package godwit.local.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Limits per app and mailbox. */
class ThrottleTest {

  @Test
  void the_request_after_the_limit_is_refused_until_the_window_has_passed() {
    try (Graph graph = Graph.start()) {
      graph.put("/inspect/settings", "{\"throttle\":{\"requests\":3}}");
      for (int i = 0; i < 3; i++) {
        assertThat(graph.get(Graph.user("/mailFolders/inbox")).status()).isEqualTo(200);
        graph.clock().advance(Duration.ofSeconds(10));
      }

      var refused = graph.get(Graph.user("/mailFolders/inbox"));

      assertThat(refused.status()).isEqualTo(429);
      assertThat(refused.code()).isEqualTo("ApplicationThrottled");
      assertThat(graph.get("/v1.0/users/bob@contoso.example/mailFolders/inbox").status())
          .isEqualTo(200);
      graph.clock().advance(Duration.ofSeconds(Long.parseLong(refused.header("Retry-After"))));
      assertThat(graph.get(Graph.user("/mailFolders/inbox")).status()).isEqualTo(200);
    }
  }

  @Test
  void who_comes_back_before_the_time_told_is_counted() {
    try (Graph graph = Graph.start()) {
      graph.put("/inspect/settings", "{\"throttle\":{\"requests\":1,\"requestWindowSeconds\":10}}");
      assertThat(graph.get(Graph.user("/mailFolders/inbox")).status()).isEqualTo(200);
      var refused = graph.get(Graph.user("/mailFolders/inbox"));
      Duration wait = Duration.ofSeconds(Long.parseLong(refused.header("Retry-After")));
      // Sent before the refusal could be known.
      assertThat(graph.get(Graph.user("/mailFolders/inbox")).status()).isEqualTo(429);
      assertThat(tooEarly(graph)).isZero();

      graph.clock().advance(wait.minusSeconds(1));
      assertThat(graph.get(Graph.user("/mailFolders/inbox")).status()).isEqualTo(429);
      assertThat(tooEarly(graph)).isEqualTo(1);

      graph.clock().advance(Duration.ofMinutes(10));
      assertThat(graph.get(Graph.user("/mailFolders/inbox")).status()).isEqualTo(200);
      assertThat(tooEarly(graph)).isEqualTo(1);
    }
  }

  private static long tooEarly(Graph graph) {
    return graph.get("/inspect/counters").json().at("/beforeRetryAfter/" + Graph.USER).asLong();
  }

  @Test
  void more_bytes_than_allowed_are_refused_until_the_window_has_passed() {
    try (Graph graph = Graph.start()) {
      graph.put("/inspect/settings", "{\"throttle\":{\"uploadBytes\":1000}}");
      String large = Json.sent("x", "\"body\":{\"content\":\"" + "y".repeat(700) + "\"}");
      assertThat(graph.create(large).status()).isEqualTo(201);

      var refused = graph.create(large);

      assertThat(refused.json().at("/error/message").asText())
          .isEqualTo("Application is over its IncomingBytes limit.");
      assertThat(refused.header("Retry-After")).isEqualTo("300");
      assertThat(graph.get(Graph.user("/mailFolders/inbox")).status()).isEqualTo(200);
      graph.clock().advance(Duration.ofMinutes(5));
      assertThat(graph.create(large).status()).isEqualTo(201);
    }
  }

  @Test
  void bytes_of_chunked_requests_count_as_well() {
    try (Graph graph = Graph.start()) {
      graph.put("/inspect/settings", "{\"throttle\":{\"uploadBytes\":1000}}");
      byte[] large =
          Json.sent("x", "\"body\":{\"content\":\"" + "y".repeat(1100) + "\"}")
              .getBytes(StandardCharsets.UTF_8);
      var chunked =
          HttpRequest.newBuilder(graph.uri(Graph.user("/mailFolders/inbox/messages")))
              .header("Authorization", "Bearer " + Graph.TOKEN)
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))
              .build();

      assertThat(graph.send(chunked).status()).isEqualTo(201);
      assertThat(graph.create(Json.sent("x")).status()).isEqualTo(429);
    }
  }

  @Test
  void a_fifth_request_at_once_is_refused() throws Exception {
    CountDownLatch fourAreIn = new CountDownLatch(4);
    CountDownLatch release = new CountDownLatch(1);
    try (Graph graph = new Graph(options -> held(options, fourAreIn, release));
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var four =
          Stream.generate(() ->
                  CompletableFuture.supplyAsync(
                      () -> graph.get(Graph.user("/mailFolders/inbox")), threads))
              .limit(4)
              .toList();
      fourAreIn.await();

      var fifth = graph.get(Graph.user("/mailFolders/inbox"));
      release.countDown();

      assertThat(fifth.status()).isEqualTo(429);
      assertThat(fifth.json().at("/error/message").asText())
          .isEqualTo("Application is over its MailboxConcurrency limit.");
      assertThat(four).allSatisfy(each -> assertThat(each.join().status()).isEqualTo(200));
      assertThat(graph.get("/inspect/counters").json().at("/peakConcurrency/" + Graph.USER).asInt())
          .isEqualTo(4);
    }
  }

  private static SimulatorOptions held(
      SimulatorOptions options, CountDownLatch in, CountDownLatch release) {
    return options
        .with(options.settings().withLatencyMillis(1))
        .with(
            new SimulatorOptions.Time(
                options.time().clock(),
                duration -> {
                  in.countDown();
                  release.await();
                }));
  }

  @Test
  void limits_can_be_switched_off_and_the_way_of_retry_after_chosen() {
    try (Graph graph = Graph.start()) {
      graph.put("/inspect/settings", "{\"throttle\":{\"requests\":0,\"retryAfter\":\"LIST\"}}");
      assertThat(graph.get(Graph.user("/mailFolders")).header("Retry-After")).isEqualTo("600,689");
      graph.put("/inspect/settings", "{\"throttle\":{\"retryAfter\":\"ABSENT\"}}");
      assertThat(graph.get(Graph.user("/mailFolders")).header("Retry-After")).isEmpty();

      graph.put("/inspect/settings", "{\"throttle\":{\"enabled\":false}}");

      assertThat(graph.get(Graph.user("/mailFolders")).status()).isEqualTo(200);
      assertThat(graph.get("/inspect/counters").json().at("/statuses/429").asInt()).isEqualTo(2);
    }
  }

  @Test
  void a_setting_that_does_not_exist_is_refused_and_changes_nothing() {
    try (Graph graph = Graph.start()) {
      assertThat(graph.put("/inspect/settings", "{\"throttle\":{\"request\":0}}").status())
          .isEqualTo(400);
      assertThat(graph.get("/inspect/settings").json().at("/throttle/requests").asInt())
          .isEqualTo(10_000);
    }
  }
}
