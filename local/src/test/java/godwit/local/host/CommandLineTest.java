package godwit.local.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {
  private static final String NEEDED = "--app a --data d --key k --master-key m";

  @TempDir private Path temp;

  @Test
  void the_needed_options_are_enough() throws IOException {
    HostOptions options = parse(NEEDED, Map.of());

    assertThat(options.app()).isEqualTo(Path.of("a"));
    assertThat(options.port()).isZero();
    assertThat(options.pace()).isEqualTo(HostOptions.Pace.LOCAL);
    assertThat(options.keys()).isEqualTo(new Keys("k", "m"));
  }

  @Test
  void a_given_setting_stands_before_the_environment_and_that_before_the_file() throws IOException {
    Path file = temp.resolve("settings.json");
    Files.writeString(
        file, "{\"IsEncrypted\":false,\"Values\":{\"A\":\"file\",\"B\":\"file\",\"C\":\"file\"}}");

    Settings settings =
        parse(NEEDED + " --settings " + file + " --set A=set=1", Map.of("A", "env", "B", "env"))
            .settings();

    assertThat(settings.resolve("%A%,%B%,%C%,100%")).isEqualTo("set=1,env,file,100%");
    assertThat(settings.toString()).isEqualTo("Settings[A, B, C]");
  }

  @Test
  void pace_is_given_in_milliseconds_and_seconds() throws IOException {
    assertThat(parse(NEEDED + " --max-poll 100 --queue-lock 20", Map.of()).pace())
        .isEqualTo(new HostOptions.Pace(Duration.ofMillis(100), Duration.ofSeconds(20)));
  }

  @ParameterizedTest
  @CsvSource({
    "--app a --data d --key k, --master-key is missing",
    NEEDED + " --what x, no such option: --what",
    NEEDED + " --port, --port wants a value",
    NEEDED + " --port x, --port wants a number",
    NEEDED + " --port 70000, not a port: 70000",
    NEEDED + " --app b, --app is given twice",
    NEEDED + " --set A, --set wants NAME=VALUE"
  })
  void wrong_arguments_are_named(String arguments, String message) {
    assertThatThrownBy(() -> parse(arguments, Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void keys_are_never_shown() throws IOException {
    assertThat(parse(NEEDED.replace("--key k", "--key topsecret"), Map.of()).toString())
        .doesNotContain("topsecret");
  }

  @Test
  void a_connection_falls_back_to_the_accounts_own_setting() {
    var settings = new Settings(Map.of("AzureWebJobsStorage", "one", "AzureWebJobsOther", "two"));

    assertThat(settings.connection("")).isEqualTo("one");
    assertThat(settings.connection("Storage")).isEqualTo("one");
    assertThat(settings.connection("Other")).isEqualTo("two");
    assertThatThrownBy(() -> settings.connection("None")).hasMessageContaining("None is missing");
  }

  private static HostOptions parse(String arguments, Map<String, String> environment)
      throws IOException {
    return CommandLine.parse(arguments.split(" "), environment);
  }
}
