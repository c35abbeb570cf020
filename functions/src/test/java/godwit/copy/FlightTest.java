package godwit.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import godwit.source.MimeContent;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
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
