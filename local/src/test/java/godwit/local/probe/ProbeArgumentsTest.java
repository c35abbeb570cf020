package godwit.local.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbeArgumentsTest {
  @Test
  void without_another_graph_it_is_that_of_the_public_cloud() {
    ProbeArguments arguments = ProbeArguments.parse(List.of("--mailbox", "a@b.example"));

    assertThat(arguments.graph()).isEqualTo("https://graph.microsoft.com/v1.0");
    assertThat(arguments.scope()).isEqualTo("https://graph.microsoft.com/.default");
    assertThat(arguments.token()).isEmpty();
    assertThat(arguments.out()).isEqualTo(Path.of("tenant.settings.json"));
  }

  @Test
  void another_graph_gets_its_version_and_its_token_is_not_shown() {
    ProbeArguments arguments =
        ProbeArguments.parse(
            List.of("--mailbox", "a@b", "--graph", "http://127.0.0.1:1/", "--graph-token", "hush"));

    assertThat(arguments.graph()).isEqualTo("http://127.0.0.1:1/v1.0");
    assertThat(arguments.token()).isEqualTo(Optional.of("hush"));
    assertThat(arguments).asString().doesNotContain("hush");
  }

  @ParameterizedTest
  @CsvSource({
    "'--graph http://x', --mailbox is missing",
    "--mailbox, --mailbox wants a value",
    "'--mailbox a --maibox b', unknown option --maibox"
  })
  void what_is_wrong_is_named(String line, String fault) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ProbeArguments.parse(List.of(line.split(" ", -1))))
        .withMessage(fault);
  }

  @Test
  void findings_stand_in_columns() {
    var table =
        FindingTable.lines(
            List.of(
                new Finding("dates", "kept", Verdict.HOLDS, "kept"),
                new Finding("folder-slash", "kept", Verdict.DIFFERS, "replaced")));

    assertThat(table)
        .containsExactly(
            "holds  assumption    assumed  tenant",
            "--------------------------------------",
            "yes    dates         kept     kept",
            "NO     folder-slash  kept     replaced");
  }
}
