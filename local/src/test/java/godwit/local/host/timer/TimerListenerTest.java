package godwit.local.host.timer;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.local.host.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimerListenerTest {
  private static final String HOURLY = "0 0 * * * *";

  @TempDir private Path temp;
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T00:30:00Z"));
  private final List<String> runs = new ArrayList<>();

  @Test
  void it_runs_at_each_occurrence_and_not_before() {
    TimerListener timer = timer(HOURLY);

    assertThat(timer.step()).isEqualTo(Duration.ofMinutes(1));
    clock.advance(Duration.ofMinutes(29).plusSeconds(30));
    assertThat(timer.step()).isEqualTo(Duration.ofSeconds(30));
    assertThat(runs).isEmpty();

    clock.advance(Duration.ofSeconds(30));
    timer.step();
    timer.step();
    assertThat(runs).hasSize(1);

    clock.advance(Duration.ofHours(1));
    timer.step();
    assertThat(runs).hasSize(2);
  }

  @Test
  void its_argument_is_the_json_of_the_extension() {
    TimerListener timer = timer(HOURLY);
    timer.step();
    clock.advance(Duration.ofMinutes(30));
    timer.step();

    assertThat(runs)
        .containsExactly(
            """
            {"Schedule":{"AdjustForDST":true},"ScheduleStatus":{"Last":"0001-01-01T00:00:00",\
            "Next":"2026-11-21T01:00:00+00:00","LastUpdated":"2026-11-21T00:30:00+00:00"},\
            "IsPastDue":false}\
            """);
  }

  @Test
  void a_missed_occurrence_is_caught_up_once_at_the_start() {
    timer(HOURLY).step();
    clock.advance(Duration.ofHours(5));

    TimerListener later = timer(HOURLY);
    later.step();
    later.step();

    assertThat(runs).hasSize(1);
    assertThat(runs.getFirst()).endsWith("\"IsPastDue\":true}");
    timer(HOURLY).step();
    assertThat(runs).as("a third start missed nothing").hasSize(1);
  }

  @Test
  void a_missed_occurrence_after_a_run_is_caught_up_too() {
    TimerListener timer = timer(HOURLY);
    timer.step();
    clock.advance(Duration.ofMinutes(31));
    timer.step();
    clock.advance(Duration.ofHours(1));

    timer(HOURLY).step();

    assertThat(runs).hasSize(2);
    assertThat(runs.getLast()).contains("\"IsPastDue\":true");
  }

  @Test
  void a_changed_schedule_catches_nothing_up() {
    timer(HOURLY).step();
    clock.advance(Duration.ofHours(5));

    TimerListener changed = timer("0 15 * * * *");
    changed.step();
    assertThat(runs).isEmpty();

    clock.advance(Duration.ofMinutes(45));
    changed.step();
    assertThat(runs).hasSize(1);
    assertThat(runs.getFirst()).contains("\"IsPastDue\":false");
  }

  @Test
  void a_start_in_time_catches_nothing_up() {
    timer(HOURLY).step();
    clock.advance(Duration.ofMinutes(29));

    timer(HOURLY).step();

    assertThat(runs).isEmpty();
  }

  @Test
  void a_run_by_hand_leaves_the_schedule_as_it_is() {
    TimerListener timer = timer(HOURLY);
    timer.step();

    assertThat(timer.argumentByHand()).contains("\"Next\":\"2026-11-21T01:00:00+00:00\"");
    clock.advance(Duration.ofMinutes(30));
    timer.step();
    assertThat(runs).hasSize(1);
  }

  private TimerListener timer(String schedule) {
    return new TimerListener(
        Ncrontab.parse(schedule),
        new TimerStatusFile(temp.resolve("timers").resolve("daily.json")),
        clock,
        runs::add);
  }
}
