package godwit.hook;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.seal.Secret;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The example of docs/webhooks.md: receivers are tested against it. */
class HookSignatureTest {
  private static final String BODY = "{\"id\":\"0123\",\"event\":\"round.finished\"}";

  @Test
  void is_the_one_that_the_documents_show() {
    String signature =
        HookSignature.of(
            Secret.of("correct-horse-battery"), Instant.ofEpochSecond(1_795_341_600), BODY);

    assertThat(signature)
        .isEqualTo("v1=fb80930cff9904bf143a0671c9c8f0b1af73cb34b6fb5b2be60a2ab07d72e2f4");
  }

  @Test
  void another_time_body_or_secret_is_another_signature() {
    Instant time = Instant.ofEpochSecond(1_795_341_600);
    String one = HookSignature.of(Secret.of("correct-horse-battery"), time, BODY);

    assertThat(HookSignature.of(Secret.of("correct-horse-batterz"), time, BODY)).isNotEqualTo(one);
    assertThat(HookSignature.of(Secret.of("correct-horse-battery"), time.plusSeconds(1), BODY))
        .isNotEqualTo(one);
    assertThat(HookSignature.of(Secret.of("correct-horse-battery"), time, BODY + " "))
        .isNotEqualTo(one);
  }
}
