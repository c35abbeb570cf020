package godwit.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.local.servers.Servers;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoIT {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @Test
  void ends_well_when_every_message_arrived() throws InterruptedException {
    int code = demo(List.of());

    assertThat(code).as(text()).isZero();
    assertThat(text()).contains("PASSED", "all 23 messages arrived and are equal");
    assertThat(text())
        .contains("looked for 3 passwords", "no password in any of these places")
        .containsSubsequence(
            "tables as the batch begins",
            "queues as the batch begins",
            "files of storage, blobs too",
            "tables after its removal",
            "HTTP answers",
            "the functions' log",
            "report as html");
  }

  @Test
  void names_the_message_that_was_taken_away_and_fails() throws InterruptedException {
    int code = demo(List.of("--plant-fault"));

    assertThat(code).as(text()).isEqualTo(1);
    assertThat(text())
        .contains("fault planted: “Welcome” of 2024-01-16 21:41:04 removed")
        .contains("“Welcome” of 2024-01-16 21:41:04 (UID 1) is missing at the target")
        .contains("FAILED");
  }

  private int demo(List<String> args) throws InterruptedException {
    Servers.requireAzurite();
    var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    return DemoVerb.run(DemoArguments.parse(args), new Screen(out, false));
  }

  private String text() {
    return printed.toString(StandardCharsets.UTF_8);
  }
}
