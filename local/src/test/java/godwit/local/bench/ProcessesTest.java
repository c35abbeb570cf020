package godwit.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ProcessesTest {
  @Test
  void processor_time_is_user_and_system_of_the_process_and_its_ended_children() {
    String stat = "42 (a b) c) S 1 42 42 0 -1 4194560 100 0 0 0 250 50 7 3 20 0 9 0 1 2 3\n";

    assertThat(Processes.cpu(stat)).isEqualTo(Duration.ofMillis(3_100));
  }

  @Test
  void compiler_threads_are_known_by_name() {
    assertThat(Processes.isCompiler("7 (C2 CompilerThre) S 1")).isTrue();
    assertThat(Processes.isCompiler("7 (C1 CompilerThre) S 1")).isTrue();
    assertThat(Processes.isCompiler("7 (pool-1-thread-1) S 1")).isFalse();
  }

  @Test
  void the_peak_is_read_in_bytes() {
    assertThat(Processes.peak("VmPeak:\t  900 kB\nVmHWM:\t    512 kB\nVmRSS:\t 1 kB\n"))
        .contains(524_288L);
    assertThat(Processes.peak("Name:\tx\n")).isEmpty();
  }

  @Test
  void what_was_used_is_the_difference() {
    var before = Map.of("host", Duration.ofSeconds(3));
    var after = Map.of("host", Duration.ofSeconds(5), "azurite", Duration.ofSeconds(1));

    assertThat(Processes.between(before, after))
        .containsEntry("host", Duration.ofSeconds(2))
        .containsEntry("azurite", Duration.ofSeconds(1));
  }

  @Test
  void a_process_that_is_gone_has_used_nothing_and_has_no_peak() {
    var gone = new Processes(Map.of("host", Long.MAX_VALUE));

    assertThat(gone.cpu()).containsEntry("host", Duration.ZERO);
    assertThat(gone.peakBytes("host")).isEmpty();
    assertThat(gone.forgetPeak("host")).isFalse();
  }
}
