package godwit.local.chaos;

import godwit.local.client.ApiClient;
import godwit.local.client.BatchState;
import godwit.local.client.CsvFile;
import godwit.local.client.MailboxState;
import godwit.local.client.NewBatch;
import godwit.local.client.RefusedException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A round's batch as its operator sees it, who asks again where there is no answer because a part
 * is down. For one thread, but {@link #recreate} may be called by another.
 */
final class RoundBatch {
  private static final Duration LOOK_EVERY = Duration.ofMillis(400);
  private static final Duration COMMAND_LIMIT = Duration.ofSeconds(60);
  private static final int MOST_RETRIES = 20;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;

  private final Scene scene;
  private final String name;
  private final List<String> addresses;
  private final Timeline timeline;
  private int retries;

  RoundBatch(Scene scene, String name, List<String> addresses, Timeline timeline) {
    this.scene = scene;
    this.name = name;
    this.addresses = addresses;
    this.timeline = timeline;
  }

  private ApiClient api() {
    return scene.api();
  }

  /** Makes the batch; it starts by itself. */
  void create() throws InterruptedException {
    String csv =
        addresses.stream()
            .map(Scene::row)
            .collect(Collectors.joining("", "EmailAddress,UserName,Password\n", ""));
    var options =
        Map.of(
            "host", "127.0.0.1",
            "port", Integer.toString(scene.imap().port()),
            "security", "none");
    var batch = new NewBatch(name, options, new CsvFile(csv.getBytes(StandardCharsets.UTF_8)));
    insist(
        "make the batch",
        () -> {
          if (api().batch(name).isEmpty()) {
            timeline.note("batch made, " + api().create(batch).status());
          }
          return true;
        });
  }

  /**
   * Asks for an incremental round; requests within the same minute are one.
   *
   * @return whether it was started for every mailbox
   */
  boolean sync() throws InterruptedException {
    var started = new AtomicInteger();
    insist(
        "start a round",
        () -> {
          started.set(api().sync(name));
          timeline.note("round started for " + started.get() + " mailboxes");
          return true;
        });
    return started.get() == addresses.size();
  }

  /** Removes the batch and waits until nothing of it is left. */
  void delete() throws InterruptedException {
    insist(
        "delete the batch",
        () -> {
          try {
            api().delete(name);
          } catch (RefusedException e) {
            if (e.status() != NOT_FOUND) {
              throw e;
            }
          }
          return true;
        });
    insist("see the batch gone", () -> api().batch(name).isEmpty());
  }

  /** Removes the batch and makes one of the same name. */
  void recreate() throws InterruptedException {
    delete();
    timeline.note("batch deleted");
    create();
  }

  /**
   * Waits until the batch is at rest.
   *
   * @return whether it came to rest before {@code limit} passed
   */
  boolean awaitRest(Duration limit) throws InterruptedException {
    return Wait.until(limit, LOOK_EVERY, () -> rest().isPresent());
  }

  /** Waits until every mailbox is synced; asks to retry those that failed, as an operator would. */
  boolean awaitSynced(Duration limit) throws InterruptedException {
    return Wait.until(
        limit,
        LOOK_EVERY,
        () -> {
          Optional<List<MailboxState>> rest = rest();
          if (rest.isEmpty() || rest.get().stream().allMatch(MailboxState::isSynced)) {
            return rest.isPresent();
          }
          retry(rest.get());
          return false;
        });
  }

  private void retry(List<MailboxState> mailboxes) {
    if (retries++ > MOST_RETRIES) {
      throw new IllegalStateException("retried " + MOST_RETRIES + " times: " + mailboxes);
    }
    mailboxes.stream()
        .filter(m -> !m.isSynced())
        .forEach(m -> timeline.note("retry: " + m.address() + " " + m.status() + m.trouble()));
    api().retry(name);
  }

  int retries() {
    return retries;
  }

  /** The mailboxes if nothing happens to them by itself any more; empty also if nobody answers. */
  private Optional<List<MailboxState>> rest() {
    try {
      List<MailboxState> mailboxes = api().mailboxes(name);
      boolean atRest =
          !mailboxes.isEmpty()
              && mailboxes.stream().allMatch(MailboxState::isAtRest)
              && api().batch(name).filter(BatchState::isAtRest).isPresent();
      return atRest ? Optional.of(mailboxes) : Optional.empty();
    } catch (UncheckedIOException | RefusedException e) {
      // A part is down or the batch is being made again: asked again soon.
      return Optional.empty();
    }
  }

  /** Where the mailboxes stand, for the evidence. */
  String state() {
    return answered(() -> api().mailboxes(name).toString() + api().batch(name));
  }

  private static String answered(Supplier<String> question) {
    try {
      return question.get();
    } catch (UncheckedIOException | RefusedException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static void insist(String tried, BooleanSupplier command) throws InterruptedException {
    boolean done =
        Wait.until(
            COMMAND_LIMIT,
            LOOK_EVERY,
            () -> {
              try {
                return command.getAsBoolean();
              } catch (UncheckedIOException e) {
                return false;
              } catch (RefusedException e) {
                if (e.status() < 500 && e.status() != CONFLICT) {
                  throw e;
                }
                return false;
              }
            });
    if (!done) {
      throw new IllegalStateException(
          "tried to " + tried + " for " + COMMAND_LIMIT.toSeconds() + " s");
    }
  }
}
