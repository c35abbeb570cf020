package godwit.local.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CopyFiguresTest {
  private static final CopyFigures FIGURES =
      new CopyFigures(
          new Workload("several", 4, 250, 5_000),
          2,
          Duration.ofSeconds(2),
          Map.of("host", Duration.ofMillis(1_500), "azurite", Duration.ofMillis(250)),
          Optional.of(300_000_000L),
          new RawFetch.Reading(1_000, 5_000_000, Duration.ofMillis(50)));

  @Test
  void rates_are_over_all_mailboxes() {
    assertThat(FIGURES.messagesPerSecond()).isEqualTo(500);
    assertThat(FIGURES.megabytesPerSecond()).isEqualTo(2.5);
    assertThat(FIGURES.cpuMillisPerMessage("host")).isEqualTo(1.5);
    assertThat(FIGURES.cpuMillisPerMessage("not measured")).isZero();
    assertThat(FIGURES.timesRaw()).isEqualTo(40, within(1e-9));
  }

  @Test
  void json_has_every_figure() {
    var json = FIGURES.json();

    assertThat(json.path("case").asText()).isEqualTo("several");
    assertThat(json.path("run").asInt()).isEqualTo(2);
    assertThat(json.path("mailboxes").asInt()).isEqualTo(4);
    assertThat(json.path("messages").asInt()).isEqualTo(1_000);
    assertThat(json.path("bytes").asLong()).isEqualTo(5_000_000);
    assertThat(json.path("seconds").asDouble()).isEqualTo(2);
    assertThat(json.path("messagesPerSecond").asDouble()).isEqualTo(500);
    assertThat(json.path("cpuMillisPerMessage").path("azurite").asDouble()).isEqualTo(0.25);
    assertThat(json.path("hostPeakBytes").asLong()).isEqualTo(300_000_000);
    assertThat(json.path("rawFetch").path("messagesPerSecond").asDouble()).isEqualTo(20_000);
    assertThat(json.path("rawFetch").path("megabytesPerSecond").asDouble()).isEqualTo(100);
  }

  @Test
  void the_table_has_a_line_for_each_run() {
    assertThat(CopyTable.lines(List.of(FIGURES, FIGURES)))
        .filteredOn(line -> line.startsWith("4 mailboxes at once, 250 of 5 KB"))
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).contains(" 500 ").contains("1.50").endsWith("40 : 1"));
  }
}
