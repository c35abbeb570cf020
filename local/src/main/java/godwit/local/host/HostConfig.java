package godwit.local.host;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import godwit.local.host.queue.QueueOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What host.json says, with the host's defaults for the rest.
 *
 * <p>A setting {@code AzureFunctionsJobHost__a__b} stands before host.json's {@code a.b}, as in
 * Azure.
 */
final class HostConfig {
  private static final String OVERRIDE = "AzureFunctionsJobHost";
  private static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(30); // Flex Consumption
  private static final Pattern TIME_SPAN =
      Pattern.compile("(?:(\\d+)\\.)?(\\d{1,2}):(\\d{1,2})(?::(\\d{1,2})(?:\\.\\d+)?)?");

  private final JsonNode root;
  private final Settings settings;

  private HostConfig(JsonNode root, Settings settings) {
    this.root = root;
    this.settings = settings;
  }

  static HostConfig read(Path app, Settings settings) throws IOException {
    JsonNode root = new ObjectMapper().readTree(app.resolve("host.json").toFile());
    if (!root.path("version").asText().equals("2.0")) {
      throw new IllegalArgumentException("host.json is not of version 2.0: " + app);
    }
    return new HostConfig(root, settings);
  }

  /** First segment of every function's path; empty for none. */
  String routePrefix() {
    return text("extensions", "http", "routePrefix").orElse("api");
  }

  /** How long an invocation may run; empty if for ever. */
  Optional<Duration> functionTimeout() {
    Optional<String> text = text("functionTimeout");
    if (text.isPresent() && text.get().equals("-1")) {
      return Optional.empty();
    }
    return Optional.of(text.map(HostConfig::timeSpan).orElse(DEFAULT_TIMEOUT));
  }

  /** How every queue of the app is read. */
  QueueOptions queues(HostOptions.Pace pace) {
    int batchSize = queue("batchSize").map(Integer::parseInt).orElse(16);
    Duration longest =
        queue("maxPollingInterval").map(HostConfig::timeSpan).orElse(Duration.ofMinutes(1));
    return new QueueOptions(
        batchSize,
        queue("newBatchThreshold").map(Integer::parseInt).orElse(batchSize / 2),
        new QueueOptions.Retries(
            queue("maxDequeueCount").map(Integer::parseInt).orElse(5),
            queue("visibilityTimeout").map(HostConfig::timeSpan).orElse(Duration.ZERO)),
        longest.compareTo(pace.longestPoll()) < 0 ? longest : pace.longestPoll(),
        pace.queueLock(),
        !queue("messageEncoding").orElse("base64").equalsIgnoreCase("none"));
  }

  /** A .NET TimeSpan: {@code [d.]hh:mm[:ss]}. */
  static Duration timeSpan(String text) {
    Matcher parts = TIME_SPAN.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("not a time span: " + text);
    }
    return Duration.ofDays(number(parts, 1))
        .plusHours(number(parts, 2))
        .plusMinutes(number(parts, 3))
        .plusSeconds(number(parts, 4));
  }

  private static long number(Matcher parts, int group) {
    return Optional.ofNullable(parts.group(group)).map(Long::parseLong).orElse(0L);
  }

  private Optional<String> queue(String name) {
    return text("extensions", "queues", name);
  }

  private Optional<String> text(String... path) {
    Optional<String> override = settings.value(OVERRIDE + "__" + String.join("__", path));
    if (override.isPresent()) {
      return override;
    }
    JsonNode node = root;
    for (String name : path) {
      node = node.path(name);
    }
    return node.isValueNode() && !node.isNull() ? Optional.of(node.asText()) : Optional.empty();
  }
}
