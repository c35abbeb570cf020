package godwit.local.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import godwit.local.host.queue.QueueOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostConfigTest {
  private static final Duration LOCK = Duration.ofMinutes(10);

  @TempDir private Path app;

  @Test
  void without_anything_said_the_hosts_defaults_hold() throws IOException {
    HostConfig config = config("{\"version\":\"2.0\"}", Map.of());

    assertThat(config.routePrefix()).isEqualTo("api");
    assertThat(config.functionTimeout()).contains(Duration.ofMinutes(30));
    assertThat(config.queues(HostOptions.Pace.LOCAL))
        .isEqualTo(
            new QueueOptions(
                16,
                8,
                new QueueOptions.Retries(5, Duration.ZERO),
                Duration.ofSeconds(1),
                LOCK,
                true));
  }

  @Test
  void host_json_is_followed_and_polling_capped() throws IOException {
    HostConfig config =
        config(
            """
            {"version":"2.0","functionTimeout":"00:20:00","extensions":{"http":{"routePrefix":""},
             "queues":{"batchSize":1,"newBatchThreshold":7,"maxDequeueCount":2,
             "visibilityTimeout":"00:00:30","maxPollingInterval":"00:00:05",
             "messageEncoding":"none"}}}\
            """,
            Map.of());

    assertThat(config.routePrefix()).isEmpty();
    assertThat(config.functionTimeout()).contains(Duration.ofMinutes(20));
    assertThat(config.queues(HostOptions.Pace.LOCAL))
        .isEqualTo(
            new QueueOptions(
                1,
                7,
                new QueueOptions.Retries(2, Duration.ofSeconds(30)),
                Duration.ofSeconds(1),
                LOCK,
                false));
  }

  @Test
  void a_setting_stands_before_host_json() throws IOException {
    HostConfig config =
        config(
            "{\"version\":\"2.0\",\"functionTimeout\":\"00:20:00\"}",
            Map.of(
                "AzureFunctionsJobHost__functionTimeout", "-1",
                "AzureFunctionsJobHost__extensions__queues__batchSize", "4"));

    assertThat(config.functionTimeout()).isEmpty();
    assertThat(config.queues(HostOptions.Pace.LOCAL).newBatchThreshold()).isEqualTo(2);
  }

  @Test
  void a_time_span_has_days_or_not() {
    assertThat(HostConfig.timeSpan("1.02:03:04")).isEqualTo(Duration.parse("P1DT2H3M4S"));
    assertThatThrownBy(() -> HostConfig.timeSpan("5 minutes"))
        .hasMessage("not a time span: 5 minutes");
  }

  private HostConfig config(String json, Map<String, String> settings) throws IOException {
    Files.writeString(app.resolve("host.json"), json);
    return HostConfig.read(app, new Settings(settings));
  }
}
