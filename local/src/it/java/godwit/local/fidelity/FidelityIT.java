package godwit.local.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.local.servers.Checkout;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A few dozen messages, whole and broken, through IMAP server, functions and stand-in. */
class FidelityIT {
  @Test
  void every_message_arrives_and_what_differs_has_a_reason() throws Exception {
    JakartaReading.beLenient();
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
  }
}
