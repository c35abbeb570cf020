package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A leg's heart beats while it works, and no longer. */
@Timeout(60)
class ThreadHeartbeatsTest {
  private final CompletableFuture<Thread> heart = new CompletableFuture<>();
  private final CountDownLatch beats = new CountDownLatch(3);

  @Test
  void beats_again_and_again_until_the_leg_ends() throws Exception {
    Heartbeats.Beating beating = new ThreadHeartbeats().start(Duration.ofMillis(1), this::beat);

    assertThat(beats.await(30, TimeUnit.SECONDS)).isTrue();
    beating.close();

    Thread thread = heart.get();
    assertThat(thread.join(Duration.ofSeconds(30))).as("its thread ends with the leg").isTrue();
  }

  @Test
  void keeps_no_process_alive() throws Exception {
    Heartbeats.Beating beating = new ThreadHeartbeats().start(Duration.ofMillis(1), this::beat);

    Thread thread = heart.get();
    beating.close();

    assertThat(thread.isDaemon()).isTrue();
    assertThat(thread.getName()).isEqualTo("heartbeat");
  }

  private void beat() {
    boolean unused = heart.complete(Thread.currentThread());
    beats.countDown();
  }
}
