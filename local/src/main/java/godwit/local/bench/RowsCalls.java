package godwit.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import godwit.local.stack.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What a person asks of one large batch, and how long each answer takes. */
final class RowsCalls {
  private static final ObjectMapper JSON = new ObjectMapper();
  static final String NAME = "rows-bench";
  private static final String BATCH = "/batches/" + NAME;
  private static final Duration LOOK_EVERY = Duration.ofMillis(250);
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final Pattern PULSE =
      Pattern.compile("(?m)function=pulse \\S+ succeeded ms=([0-9]+)$");

  /** A pulse that takes no longer than this read no rows: none of 50,000 does in Azurite. */
  private static final Duration QUIET = Duration.ofMillis(1_500);

  private final Stack stack;
  private final HttpClient http = HttpClient.newHttpClient();

  RowsCalls(Stack stack) {
    this.stack = stack;
  }

  /** A glance, and how its answer shows that it knows every row. */
  enum Look {
    BATCHES("list of batches", "/batches", "\"totalCount\":%d,"),
    SUMMARY("summary of the batch", BATCH, "\"pendingCount\":%d,"),
    MAILBOXES("first page of mailboxes", BATCH + "/mailboxes", "user00000@"),
    FULL_PAGE("page of 1,000 mailboxes", BATCH + "/mailboxes?limit=1000", "user00999@");

    private final String title;
    private final String path;
    private final String sign;

    Look(String title, String path, String sign) {
      this.title = title;
      this.path = path;
      this.sign = sign;
    }

    String title() {
      return title;
    }
  }

  /** Makes the batch, which is not started. */
  Duration create(byte[] csv) throws InterruptedException {
    return create(NAME, csv);
  }

  /** Makes another batch, which is not started; one mailbox of it would be at work at a time. */
  Duration create(String name, byte[] csv) throws InterruptedException {
    String query =
        "/batches/upload?host=127.0.0.1&security=none&autoStart=false&maxConcurrentMigrations=1"
            + "&name=";
    return timed(
        request(query + name)
            .header("Content-Type", "application/octet-stream")
            .POST(BodyPublishers.ofByteArray(csv)),
        201,
        body -> body.contains("\"totalCount\""));
  }

  /** Starts the batch, whatever that sets going. */
  void start() throws InterruptedException {
    Duration unused = command("start", body -> true);
  }

  /**
   * Asks something of the whole batch.
   *
   * @param word such as {@code start}
   * @param mailboxes how many it must set going or ask
   */
  Duration command(String word, int mailboxes) throws InterruptedException {
    return command(word, body -> json(body).path("mailboxes").asInt() == mailboxes);
  }

  private Duration command(String word, Predicate<String> right) throws InterruptedException {
    return timed(request(BATCH + "/" + word).POST(BodyPublishers.noBody()), 200, right);
  }

  /** Waits until the batch has a status. */
  void awaitStatus(String status) throws InterruptedException {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!json(send(request(BATCH).build()).body()).path("status").asText().equals(status)) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("the batch does not become " + status);
      }
      Thread.sleep(LOOK_EVERY.toMillis());
    }
  }

  Duration look(Look look, int rows) throws InterruptedException {
    String sign = String.format(Locale.ROOT, look.sign, rows);
    return timed(
        request(look.path), 200, body -> body.replace(" ", "").contains(sign) || rows < 1_000);
  }

  /** Waits for pulses until one has found nothing new; how long each took. */
  List<Duration> pulsesUntilQuiet() throws InterruptedException {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (System.nanoTime() < end) {
      List<Duration> beats =
          PULSE
              .matcher(stack.hostLog())
              .results()
              .map(found -> Duration.ofMillis(Long.parseLong(found.group(1))))
              .toList();
      if (beats.size() >= 4 && beats.getLast().compareTo(QUIET) < 0) {
        return beats;
      }
      Thread.sleep(LOOK_EVERY.toMillis());
    }
    throw new IllegalStateException("the pulse reads the rows again and again");
  }

  /** Removes the batch; until it is gone. */
  Duration remove() throws InterruptedException {
    long began = System.nanoTime();
    Duration unused = timed(request(BATCH).DELETE(), 202, body -> true);
    while (System.nanoTime() - began < LIMIT.toNanos()) {
      if (send(request(BATCH).build()).statusCode() == 404) {
        return Duration.ofNanos(System.nanoTime() - began);
      }
      Thread.sleep(LOOK_EVERY.toMillis());
    }
    throw new IllegalStateException("the batch is not removed within " + LIMIT);
  }

  private Duration timed(HttpRequest.Builder request, int expected, Predicate<String> right)
      throws InterruptedException {
    HttpRequest built = request.build();
    long began = System.nanoTime();
    HttpResponse<String> answer = send(built);
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    if (answer.statusCode() != expected || !right.test(answer.body())) {
      throw new IllegalStateException(
          built.method()
              + " "
              + built.uri().getPath()
              + " answers "
              + answer.statusCode()
              + " "
              + problem(answer.body()));
    }
    return took;
  }

  private static String problem(String body) {
    return json(body).path("detail").asText("an answer that does not know every row");
  }

  private static JsonNode json(String body) {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new IllegalStateException("an answer is no JSON");
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(stack.api() + path))
        .header("x-functions-key", stack.key());
  }

  private HttpResponse<String> send(HttpRequest request) throws InterruptedException {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException("tried " + request.method(), e);
    }
  }
}
