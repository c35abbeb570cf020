package godwit.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import godwit.local.stack.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One batch, from its CSV to its removal, over the HTTP interface as any caller has it. */
final class Migration {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);
  private static final Duration SAY_EVERY = Duration.ofSeconds(2);
  private static final Duration LIMIT_WITHOUT_PROGRESS = Duration.ofMinutes(8);

  private final Stack stack;
  private final String name;
  private final List<String> targets;
  private final Progress progress;
  private final HttpClient http = HttpClient.newHttpClient();

  Migration(Stack stack, String name, List<String> targets, Progress progress) {
    this.stack = stack;
    this.name = name;
    this.targets = List.copyOf(targets);
    this.progress = progress;
  }

  /** Makes the batch, which starts at once. */
  void create(String csv, int sourcePort) throws InterruptedException {
    String query =
        "/batches?name=%s&host=127.0.0.1&port=%d&security=none&maxConcurrentMigrations=%d"
            .formatted(name, sourcePort, targets.size());
    send(
        api(query)
            .header("Content-Type", "text/csv")
            .POST(HttpRequest.BodyPublishers.ofString(csv)),
        201);
  }

  /**
   * Waits until all mailboxes are synced. While messages still arrive only the stand-in is asked,
   * which costs the functions nothing.
   *
   * @throws IllegalStateException if a mailbox fails, a part falls or nothing moves for long
   */
  void await(int messages) throws InterruptedException {
    long said = System.nanoTime();
    long moved = said;
    long before = 0;
    while (true) {
      long arrived = arrived().values().stream().mapToLong(Long::longValue).sum();
      long now = System.nanoTime();
      moved = arrived > before ? now : moved;
      before = arrived;
      boolean due = now - said > SAY_EVERY.toNanos();
      if ((arrived >= messages || due) && isSynced()) {
        return;
      }
      if (due) {
        progress.say(name + ": " + arrived + " of " + messages + " messages arrived");
        said = now;
      }
      if (now - moved > LIMIT_WITHOUT_PROGRESS.toNanos() || stack.fallen().isPresent()) {
        throw new IllegalStateException(
            stack.fallen().map(part -> part + " has ended").orElse(name + " does not move on"));
      }
      Thread.sleep(LOOK_EVERY.toMillis());
    }
  }

  private boolean isSynced() throws InterruptedException {
    JsonNode batch = get(api("/batches/" + name));
    JsonNode counts = batch.path("statusCounts");
    if (counts.path("Failed").asInt() > 0) {
      throw new IllegalStateException(
          name + ": " + batch.path("problems").findValuesAsText("code") + " at a mailbox");
    }
    return counts.path("Synced").asInt() == targets.size();
  }

  /** How many messages the stand-in holds, by mailbox of this batch. */
  Map<String, Long> arrived() throws InterruptedException {
    var counts = new HashMap<String, Long>();
    for (JsonNode mailbox : get(HttpRequest.newBuilder(inspect("")))) {
      if (targets.contains(mailbox.path("address").asText())) {
        counts.put(mailbox.path("address").asText(), mailbox.path("messages").asLong());
      }
    }
    return counts;
  }

  /** What the stand-in counted since it started. */
  JsonNode counters() throws InterruptedException {
    URI counters = URI.create(stack.inspect().orElseThrow() + "/counters");
    return get(HttpRequest.newBuilder(counters));
  }

  /** Removes the batch and, so that disk and memory are free again, what it brought over. */
  void remove() throws InterruptedException {
    send(api("/batches/" + name).DELETE(), 202);
    for (String target : targets) {
      send(HttpRequest.newBuilder(inspect("/" + target)).DELETE(), 204);
    }
  }

  private HttpRequest.Builder api(String path) {
    return HttpRequest.newBuilder(URI.create(stack.api() + path))
        .header("x-functions-key", stack.key());
  }

  private URI inspect(String path) {
    return URI.create(stack.inspect().orElseThrow() + "/mailboxes" + path);
  }

  private JsonNode get(HttpRequest.Builder request) throws InterruptedException {
    try {
      return JSON.readTree(send(request, 200));
    } catch (IOException e) {
      throw new UncheckedIOException("tried to read an answer", e);
    }
  }

  private String send(HttpRequest.Builder request, int expected) throws InterruptedException {
    HttpRequest built = request.build();
    String what = built.method() + " " + built.uri().getPath();
    try {
      var answer = http.send(built, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != expected) {
        throw new IllegalStateException(what + " answers " + answer.statusCode());
      }
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException("tried " + what, e);
    }
  }
}
