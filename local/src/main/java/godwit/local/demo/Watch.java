package godwit.local.demo;

import godwit.local.client.ApiClient;
import godwit.local.client.BatchState;
import godwit.local.client.MailboxState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Looks at a batch again and again and shows how far its mailboxes are. */
final class Watch {
  private static final Duration BETWEEN = Duration.ofMillis(300);

  private final ApiClient api;
  private final String batch;
  private final Supplier<Optional<String>> fallen;
  private final Screen screen;
  private final Clock clock;

  /**
   * A watch.
   *
   * @param fallen names a part of the stack that has ended
   */
  Watch(
      ApiClient api, String batch, Supplier<Optional<String>> fallen, Screen screen, Clock clock) {
    this.api = api;
    this.batch = batch;
    this.fallen = fallen;
    this.screen = screen;
    this.clock = clock;
  }

  /** Shows progress until {@code isDone} holds for every mailbox and the batch is at rest. */
  List<MailboxState> until(Predicate<MailboxState> isDone) {
    var meter = new ProgressMeter();
    var display = new ProgressDisplay(screen);
    while (true) {
      List<MailboxState> mailboxes = api.mailboxes(batch);
      display.show(
          mailboxes.stream().map(m -> meter.row(m, clock.instant())).toList(), clock.instant());
      if (mailboxes.stream().allMatch(isDone)
          && api.batch(batch).filter(BatchState::isAtRest).isPresent()) {
        return mailboxes;
      }
      pause();
    }
  }

  /** Waits until something holds, but no longer than {@code limit}. */
  void atMost(Duration limit, BooleanSupplier holds) {
    Instant end = clock.instant().plus(limit);
    while (!holds.getAsBoolean() && clock.instant().isBefore(end)) {
      pause();
    }
  }

  /** Waits until there is no such batch any more. */
  void untilGone() {
    while (api.batch(batch).isPresent()) {
      pause();
    }
  }

  private void pause() {
    fallen
        .get()
        .ifPresent(part -> {
          throw new IllegalStateException(part + " has ended by itself");
        });
    try {
      Thread.sleep(BETWEEN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while watching", e);
    }
  }
}
