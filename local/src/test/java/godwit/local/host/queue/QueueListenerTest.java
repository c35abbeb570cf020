package godwit.local.host.queue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import godwit.local.host.SettableClock;
import godwit.local.host.app.HostLog;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;

class QueueListenerTest {
  private static final Duration LOCK = Duration.ofMinutes(10);
  private static final Duration PAUSE = Duration.ofSeconds(30);
  private static final int MOST = 3;

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T00:00:00Z"));
  private final MemoryTriggerQueue queue = new MemoryTriggerQueue("work", clock);
  private final Queue<Runnable> begun = new ArrayDeque<>();
  private final List<String> ran = new ArrayList<>();
  private final ByteArrayOutputStream logged = new ByteArrayOutputStream();
  private BiPredicate<QueueMessage, String> outcome = (message, text) -> true;

  @Test
  void a_message_runs_and_is_deleted() {
    put("wörk");
    QueueListener listener = listener(2, 0);

    listener.step();
    finishAll();

    assertThat(ran).containsExactly("wörk");
    assertThat(queue.left()).isEmpty();
    assertThat(listener.running()).isZero();
  }

  @Test
  void the_next_batch_waits_until_the_threshold_is_reached() {
    put("1", "2", "3", "4", "5");
    QueueListener listener = listener(2, 1);

    listener.step();
    listener.step();
    assertThat(begun).hasSize(2);

    finishOne();
    listener.step();
    assertThat(begun).as("one left of the first batch and two of the next").hasSize(3);
  }

  @Test
  void with_a_threshold_of_zero_a_lone_message_keeps_others_waiting() {
    put("long");
    QueueListener listener = listener(8, 0);
    listener.step();
    put("next");

    listener.step();
    assertThat(begun).hasSize(1);

    finishOne();
    listener.step();
    assertThat(begun).hasSize(1);
  }

  @Test
  void an_idle_queue_is_polled_ever_more_seldom_up_to_the_ceiling() {
    QueueListener listener = listener(2, 0);

    assertThat(List.of(listener.step(), listener.step(), listener.step(), listener.step()))
        .extracting(Duration::toMillis)
        .containsExactly(100L, 200L, 400L, 500L);

    put("1");
    listener.step();
    finishAll();
    assertThat(listener.step()).isEqualTo(Duration.ofMillis(100));
  }

  @Test
  void a_failed_message_comes_back_after_the_pause() {
    outcome = (message, text) -> message.dequeueCount() == 2;
    put("1");
    QueueListener listener = listener(2, 0);

    listener.step();
    finishAll();
    clock.advance(PAUSE.minusMillis(1));
    listener.step();
    assertThat(begun).isEmpty();

    clock.advance(Duration.ofMillis(1));
    listener.step();
    finishAll();
    assertThat(ran).hasSize(2);
    assertThat(queue.left()).isEmpty();
    assertThat(queue.poisoned()).isEmpty();
  }

  @Test
  void a_message_that_fails_often_enough_goes_to_the_poison_queue_as_it_is() {
    outcome = (message, text) -> false;
    put("bad");
    QueueListener listener = listener(2, 0);

    for (int i = 0; i < MOST + 2; i++) {
      listener.step();
      finishAll();
      clock.advance(PAUSE);
    }

    assertThat(ran).hasSize(MOST);
    assertThat(queue.left()).isEmpty();
    assertThat(queue.poisoned()).containsExactly(base64("bad"));
  }

  @Test
  void a_message_whose_runs_were_killed_too_often_goes_there_without_running() {
    put("killer");
    for (int i = 0; i < MOST; i++) {
      listener(2, 0).step(); // a host that is killed leaves the message locked
      begun.clear();
      clock.advance(LOCK);
    }

    listener(2, 0).step();
    finishAll();

    assertThat(ran).isEmpty();
    assertThat(queue.poisoned()).containsExactly(base64("killer"));
    assertThat(queue.left()).isEmpty();
  }

  @Test
  void a_body_that_is_no_base64_goes_there_at_once() {
    queue.put("{no base64}");

    listener(2, 0).step();
    finishAll();

    assertThat(ran).isEmpty();
    assertThat(queue.poisoned()).containsExactly("{no base64}");
  }

  @Test
  void in_a_poison_queue_a_failed_message_stays_locked() {
    var poison = new MemoryTriggerQueue("work-poison", clock);
    poison.put(base64("1"));
    outcome = (message, text) -> false;
    QueueListener listener = listener(poison, 2, 0);

    listener.step();
    finishAll();
    clock.advance(LOCK.minusSeconds(1));
    listener.step();
    assertThat(begun).isEmpty();

    clock.advance(Duration.ofSeconds(1));
    listener.step();
    assertThat(begun).hasSize(1);
    assertThat(poison.poisoned()).isEmpty();
  }

  @Test
  void a_long_run_keeps_its_message_by_renewing_at_half_time() {
    put("long");
    QueueListener listener = listener(1, 0);
    listener.step();

    for (int i = 0; i < 10; i++) {
      assertThat(listener.step()).isEqualTo(LOCK.dividedBy(2));
      clock.advance(LOCK.dividedBy(2));
    }
    listener.step();
    assertThat(queue.receive(1, LOCK)).isEmpty();

    finishAll();
    assertThat(queue.left()).isEmpty();
  }

  @Test
  void a_run_whose_message_was_lost_deletes_nothing() {
    put("long");
    listener(1, 0).step();
    clock.advance(LOCK);
    assertThat(queue.receive(1, LOCK)).hasSize(1);

    finishAll();

    assertThat(queue.left()).hasSize(1);
  }

  @Test
  void what_still_runs_at_the_end_is_given_back_and_its_outcome_ignored() {
    put("1");
    QueueListener listener = listener(1, 0);
    listener.step();

    listener.stop();
    listener.giveBack();
    finishAll();

    assertThat(queue.receive(1, LOCK)).extracting(QueueMessage::dequeueCount).containsExactly(2L);
  }

  @Test
  void a_timeout_fails_every_message_in_work() {
    put("1", "2");
    QueueListener listener = listener(2, 0);
    listener.step();

    listener.failAll();
    finishAll();

    assertThat(queue.receive(2, LOCK)).isEmpty();
    clock.advance(PAUSE);
    assertThat(queue.receive(2, LOCK)).hasSize(2);
  }

  @Test
  void a_stopped_listener_takes_nothing() {
    put("1");
    QueueListener listener = listener(1, 0);
    listener.stop();

    listener.step();

    assertThat(begun).isEmpty();
    assertThat(logged.toString(UTF_8)).isEmpty();
  }

  @Test
  void no_body_is_logged() {
    outcome = (message, text) -> false;
    put("secret");
    QueueListener listener = listener(1, 0);
    for (int i = 0; i < MOST; i++) {
      listener.step();
      finishAll();
      clock.advance(PAUSE);
    }

    assertThat(logged.toString(UTF_8))
        .contains("to the poison queue")
        .doesNotContain("secret")
        .doesNotContain(base64("secret"));
  }

  private QueueListener listener(int batchSize, int threshold) {
    return listener(queue, batchSize, threshold);
  }

  private QueueListener listener(TriggerQueue of, int batchSize, int threshold) {
    return new QueueListener(
        of,
        new QueueOptions(
            batchSize,
            threshold,
            new QueueOptions.Retries(MOST, PAUSE),
            Duration.ofMillis(500),
            LOCK,
            true),
        (message, text) -> {
          ran.add(text);
          return outcome.test(message, text);
        },
        begun::add,
        clock,
        new HostLog(new PrintStream(logged, true, UTF_8), clock));
  }

  private void put(String... texts) {
    for (String text : texts) {
      queue.put(base64(text));
    }
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  private void finishOne() {
    begun.remove().run();
  }

  private void finishAll() {
    while (!begun.isEmpty()) {
      finishOne();
    }
  }
}
