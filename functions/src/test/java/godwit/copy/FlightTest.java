package godwit.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import godwit.source.MimeContent;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is launched lands, whatever becomes of it. */
class FlightTest {
  private final AtomicInteger closed = new AtomicInteger();

  @Test
  @Timeout(10)
  void what_no_thread_could_be_had_for_is_not_waited_for() {
    var flight =
        new Flight(
            task -> {
              throw new OutOfMemoryError("unable to create native thread");
            },
            1);
    Flight.Group group = flight.group();
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() -> group.launch(new Counted(), () -> {}))
          .isInstanceOf(OutOfMemoryError.class);
    }

    group.land();

    assertThat(closed).hasValue(5);
  }

  @Test
  @Timeout(10)
  void what_is_sent_by_the_reader_s_own_thread_has_landed_at_once() {
    Flight.Group group = new Flight(Runnable::run, 1).group();
    var sent = new AtomicInteger();
    for (int i = 0; i < 5; i++) {
      group.launch(new Counted(), sent::incrementAndGet);
    }

    group.land();

    assertThat(sent).hasValue(5);
    assertThat(closed).hasValue(5);
  }

  @Test
  @Timeout(10)
  void a_reader_that_is_faster_than_the_target_is_held_back() throws Exception {
    var launched = new LinkedBlockingQueue<Runnable>();
    Flight.Group group = new Flight(launched::add, 2).group();
    var reader =
        Thread.ofVirtual()
            .start(() -> {
              for (int i = 0; i < 5; i++) {
                group.launch(new Counted(), () -> {});
              }
            });

    assertThat(reader.join(Duration.ofMillis(100))).isFalse();
    assertThat(launched).as("two are sent and as many wait").hasSize(4);
    launched.take().run();
    reader.join();
    assertThat(launched).hasSize(4);
    assertThat(closed).hasValue(1);
  }

  @Test
  @Timeout(10)
  void a_group_has_landed_when_its_last_message_has() throws Exception {
    var launched = new LinkedBlockingQueue<Runnable>();
    var flight = new Flight(launched::add, 4);
    Flight.Group group = flight.group();
    Flight.Group next = flight.group();
    group.launch(new Counted(), () -> {});
    group.launch(new Counted(), () -> {});
    next.launch(new Counted(), () -> {});

    var landing = Thread.ofVirtual().start(group::land);
    launched.take().run();
    assertThat(landing.join(Duration.ofMillis(50))).isFalse();
    launched.take().run();

    assertThat(landing.join(Duration.ofSeconds(5))).isTrue();
    assertThat(launched).as("the next group is on its way").hasSize(1);
  }

  private final class Counted implements MimeContent {
    @Override
    public long sizeBytes() {
      return 1;
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(new byte[1]);
    }

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }
}
