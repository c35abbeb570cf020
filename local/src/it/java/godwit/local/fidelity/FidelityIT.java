package godwit.local.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.local.servers.Checkout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages, whole and broken, through IMAP server, functions and stand-in. */
class FidelityIT {
  @BeforeAll
  static void beLenient() {
    JakartaReading.beLenient();
  }

  @Test
  void every_message_arrives_and_what_differs_has_a_reason() throws Exception {
    MessageFiles files =
        MessageFiles.in(Checkout.find().resolve("local/src/it/resources/fidelity"));

    Findings findings = FidelityVerb.measure(files);

    assertThat(findings.outcomes()).hasSameSizeAs(files.messages());
    assertThat(findings.vanished()).isZero();
    assertThat(findings.extra()).isZero();
    assertThat(findings.in("failed") + findings.in("skipped")).isZero();
    List<Outcome> different = findings.outcomes().stream().filter(Outcome::isDifferent).toList();
    assertThat(different).isEmpty();
    assertThat(findings.equal()).isGreaterThan(findings.compared() * 9 / 10);
    assertThat(FidelityVerb.exitCode(findings)).isZero();
  }

  @Test
  void a_planted_difference_ends_in_another_exit_code(@TempDir Path folder) throws Exception {
    Path whole = Checkout.find().resolve("local/src/it/resources/fidelity");
    for (String name : List.of("plain.eml", "html.eml", "related.eml")) {
      Files.copy(whole.resolve(name), folder.resolve(name));
    }

    Findings findings =
        FidelityVerb.measure(MessageFiles.in(folder), FidelityIT::withoutAttachments);

    assertThat(findings.outcomes().stream().filter(Outcome::isDifferent).map(Outcome::file))
        .containsExactly("related.eml");
    assertThat(FidelityVerb.exitCode(findings)).isEqualTo(1);
  }

  private static Arrived withoutAttachments(Arrived message) {
    ObjectNode less = message.json().deepCopy();
    less.putArray("attachments");
    return new Arrived(less);
  }
}
