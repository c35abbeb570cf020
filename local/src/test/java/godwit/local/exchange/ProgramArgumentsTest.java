package godwit.local.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command line. */
class ProgramArgumentsTest {

  private static SimulatorOptions parse(String line) {
    return ProgramArguments.parse(
        List.of(line.split(" ", -1)), new SettableClock(), duration -> {});
  }

  @Test
  void every_option_is_understood() {
    var options =
        parse(
            "--port 1234 --data /some/where --token t --clock system --no-limits --latency 250ms"
                + " --mailboxes a@x.example,b@y.example --language de");

    assertThat(options.door().port()).isEqualTo(1234);
    assertThat(options.data()).contains(Path.of("/some/where"));
    assertThat(options.token()).isEqualTo("t");
    assertThat(options.settings().throttle().enabled()).isFalse();
    assertThat(options.settings().latencyMillis()).isEqualTo(250);
    assertThat(options.addressBook().only())
        .containsExactlyInAnyOrder("a@x.example", "b@y.example");
    assertThat(options.language()).isEqualTo("de");
  }

  @ParameterizedTest
  @CsvSource({
    "--port 1, --token",
    "--token, --token",
    "--token t --port x, --port",
    "--token t --latency 3, duration",
    "--token t --clock moon, --clock",
    "--token t --nonsense, --nonsense"
  })
  void anything_else_is_refused_by_name(String line, String named) {
    assertThatThrownBy(() -> parse(line))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(named);
  }

  @Test
  void the_token_is_not_part_of_the_description() {
    assertThat(parse("--token hush")).asString().doesNotContain("hush");
  }
}
