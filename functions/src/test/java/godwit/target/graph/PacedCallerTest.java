package godwit.target.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import godwit.SettableClock;
import godwit.pace.Cost;
import godwit.pace.Pace;
import godwit.pace.PaceKeeper;
import godwit.pace.PaceLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a mailbox's requests go out. */
final class PacedCallerTest {
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T12:00:00Z"));
  private final Deque<Optional<GraphFault>> answers = new ArrayDeque<>();
  private final List<Duration> pauses = new ArrayList<>();
  private int sent;

  @Test
  void requests_go_out_as_long_as_there_is_room() throws Exception {
    PacedCaller caller = caller(PaceLimits.of(4, 3, 1_000));

    for (int i = 0; i < 3; i++) {
      assertThat(caller.call(request(0))).isEqualTo("done");
    }
    GraphFault fault = refused(caller, 0);

    assertThat(fault.isOurOwn()).isTrue();
    assertThat(fault.retryAfter().orElseThrow()).isGreaterThan(Duration.ofMinutes(10));
    assertThat(sent).isEqualTo(3);
    assertThat(pauses).isEmpty();
  }

  @Test
  void a_short_lack_of_room_is_waited_out() throws Exception {
    PacedCaller caller = caller(PaceLimits.of(4, 3, 1_000));
    for (int i = 0; i < 3; i++) {
      assertThat(caller.call(request(0))).isEqualTo("done");
    }
    clock.advance(Duration.ofSeconds(610));

    assertThat(caller.call(request(0))).isEqualTo("done");
    assertThat(pauses).containsExactly(Duration.ofSeconds(2));
  }

  @Test
  void after_a_refusal_nothing_goes_out_until_the_time_it_told() throws Exception {
    PacedCaller caller = caller(PaceLimits.usual());
    answers.add(Optional.of(refusal(429, 40)));

    assertThat(refused(caller, 0).retryAfter()).contains(Duration.ofSeconds(40));
    clock.advance(Duration.ofSeconds(30));
    assertThat(refused(caller, 0).retryAfter()).contains(Duration.ofSeconds(10));
    clock.advance(Duration.ofSeconds(10));

    assertThat(caller.call(request(0))).isEqualTo("done");
    assertThat(sent).isEqualTo(2);
  }

  @Test
  void a_busy_server_is_left_alone_as_it_asks_and_its_limits_are_not_lowered() throws Exception {
    var keeper = new PaceKeeper(PaceLimits.usual(), Pace.FRESH, clock);
    PacedCaller caller = caller(keeper);
    answers.add(Optional.of(refusal(503, 2)));

    assertThat(refused(caller, 0).status()).isEqualTo(503);
    assertThat(caller.call(request(0))).isEqualTo("done");

    assertThat(pauses).containsExactly(Duration.ofSeconds(2));
    assertThat(keeper.pace().ease().idlePlaces()).isZero();
  }

  @Test
  void a_message_that_was_begun_is_not_held_up_by_our_own_limits() throws Exception {
    PacedCaller caller = caller(PaceLimits.of(4, 100, 1_000));

    try (PacedCaller.Together begun = caller.together(new Cost(2, 900))) {
      assertThat(begun.call(request(450))).isEqualTo("done");
      assertThat(begun.call(request(450))).isEqualTo("done");
      assertThat(begun.call(request(450))).as("one more than foreseen").isEqualTo("done");
    }

    assertThat(refused(caller, 1).isOurOwn()).isTrue();
    assertThat(sent).isEqualTo(3);
  }

  private GraphFault refused(PacedCaller caller, long bytes) {
    return catchThrowableOfType(GraphFaultException.class, () -> caller.call(request(bytes)))
        .fault();
  }

  private static GraphFault refusal(int status, int seconds) {
    return new GraphFault(status, "", Optional.of(Duration.ofSeconds(seconds)));
  }

  private static GraphRequest<String> request(long bytes) {
    return GraphRequest.uploading(bytes, clients -> "done");
  }

  private PacedCaller caller(PaceLimits limits) {
    return caller(new PaceKeeper(limits, Pace.FRESH, clock));
  }

  private PacedCaller caller(PaceKeeper keeper) {
    return new PacedCaller(
        new Scripted(),
        keeper,
        wait -> {
          pauses.add(wait);
          clock.advance(wait);
        });
  }

  private final class Scripted implements GraphCaller {
    @Override
    @SuppressWarnings("unchecked") // every request of this test answers with a text
    public <T> T call(GraphRequest<T> request) throws GraphFaultException {
      sent++;
      Optional<GraphFault> fault = answers.isEmpty() ? Optional.empty() : answers.remove();
      if (fault.isPresent()) {
        throw new GraphFaultException(fault.get());
      }
      return (T) "done";
    }
  }
}
