package godwit.local.bench;

import godwit.batch.BatchId;
import godwit.batch.BatchName;
import godwit.failure.MigrationException;
import godwit.local.stack.Stack;
import godwit.seal.Secret;
import godwit.work.WorkItem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/** Kills the functions' process, puts a mailbox into the queue, and starts the process again. */
final class Restart {
  private static final Duration LOOK_EVERY = Duration.ofMillis(5);
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final Stack stack;
  private final int sourcePort;
  private final PlanRelay relay;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Clock clock = Clock.systemUTC();

  Restart(Stack stack, int sourcePort) {
    this.stack = stack;
    this.sourcePort = sourcePort;
    this.relay = new PlanRelay(stack.storage(), stack.graph(), "unused", clock);
  }

  ColdStart measure(int run) throws InterruptedException {
    stack.killHost();
    String target = "cold-" + run + "@contoso.example";
    plant(run, target);
    long began = System.nanoTime();
    CompletableFuture<Void> started = CompletableFuture.runAsync(stack::startHost);
    Duration answer = until(began, this::answers);
    Duration message = until(began, () -> arrived(run, target) > 0);
    Duration chunk = until(began, () -> arrived(run, target) >= ColdBench.MESSAGES);
    started.join();
    // Else the next start would wait for what the killed process still leased: its connection.
    migration(run, target).await(ColdBench.MESSAGES);
    return new ColdStart(answer, message, chunk);
  }

  private void plant(int run, String target) {
    var id =
        new BatchId(new BatchName(name(run)), String.format(Locale.ROOT, "coldstart%03d", run));
    var planted =
        new PlantedBatch(id, sourcePort, ColdBench.USER, Secret.of(ColdBench.PASSWORD), target);
    try {
      var stores = relay.stores(relay.queue());
      var unused = planted.plant(stores, relay.sealer(), clock.instant());
      stores.queue().send(new WorkItem.AdmitBatch(id), Duration.ZERO);
    } catch (MigrationException e) {
      throw new IllegalStateException("tried to put a mailbox into the queue", e);
    }
  }

  private boolean answers() throws InterruptedException {
    URI batches = URI.create(stack.api() + "/batches");
    return status(HttpRequest.newBuilder(batches).header("x-functions-key", stack.key())) == 200;
  }

  private long arrived(int run, String target) throws InterruptedException {
    return migration(run, target).arrived().getOrDefault(target, 0L);
  }

  private Migration migration(int run, String target) {
    return new Migration(stack, name(run), List.of(target), line -> {});
  }

  private static String name(int run) {
    return "Cold-" + run;
  }

  private int status(HttpRequest.Builder request) throws InterruptedException {
    try {
      return http.send(request.build(), BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      // Nobody listens yet.
      return 0;
    }
  }

  private static Duration until(long began, Question question) throws InterruptedException {
    while (!question.holds()) {
      if (System.nanoTime() - began > LIMIT.toNanos()) {
        throw new IllegalStateException("the functions were of no use after " + LIMIT);
      }
      Thread.sleep(LOOK_EVERY);
    }
    return Duration.ofNanos(System.nanoTime() - began);
  }

  /** Something that is asked again and again. */
  private interface Question {
    boolean holds() throws InterruptedException;
  }
}
