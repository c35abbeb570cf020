package godwit.copy;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.source.MessageFlags;
import godwit.source.MessageSummary;
import godwit.target.ExchangeMessage;
import godwit.target.Messages;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FingerprintTest {
  private static final MessageFlags NONE =
      new MessageFlags(false, false, false, false, false, Set.of());
  private static final Instant THEN = Instant.parse("2020-01-01T00:00:00Z");
  private static final ExchangeMessage MESSAGE = message("<a@b.example>");

  @Test
  void is_the_same_under_another_uid_and_other_flags() {
    var seen = new MessageFlags(true, true, false, false, false, Set.of("x"));
    var moved = new MessageSummary(99, 10, Optional.of(THEN), seen, Optional.empty());

    assertThat(Fingerprint.of(moved, MESSAGE)).isEqualTo(Fingerprint.of(summary(10), MESSAGE));
  }

  @Test
  void differs_with_message_id_date_and_size() {
    var later = new MessageSummary(1, 10, Optional.of(THEN.plusSeconds(1)), NONE, Optional.empty());
    var undated = new MessageSummary(1, 10, Optional.empty(), NONE, Optional.empty());

    assertThat(
            Set.of(
                Fingerprint.of(summary(10), MESSAGE),
                Fingerprint.of(summary(11), MESSAGE),
                Fingerprint.of(later, MESSAGE),
                Fingerprint.of(undated, MESSAGE),
                Fingerprint.of(summary(10), message("<other@b.example>"))))
        .hasSize(5);
  }

  @Test
  void the_server_s_own_identity_comes_first() {
    var one = new MessageSummary(1, 10, Optional.of(THEN), NONE, Optional.of("M1"));
    var same = new MessageSummary(2, 99, Optional.empty(), NONE, Optional.of("M1"));
    var other = new MessageSummary(1, 10, Optional.of(THEN), NONE, Optional.of("M2"));

    assertThat(Fingerprint.of(one, MESSAGE)).isEqualTo(Fingerprint.of(same, MESSAGE));
    assertThat(Fingerprint.of(one, MESSAGE)).isNotEqualTo(Fingerprint.of(other, MESSAGE));
  }

  @Test
  void is_short_and_stays_as_it_is() {
    assertThat(Fingerprint.of(summary(10), MESSAGE)).isEqualTo("10a741f5c1fd96f6");
  }

  @Test
  void parts_cannot_run_together() {
    assertThat(FolderIds.shortHash("ab", "c")).isNotEqualTo(FolderIds.shortHash("a", "bc"));
  }

  private static MessageSummary summary(long size) {
    return new MessageSummary(1, size, Optional.of(THEN), NONE, Optional.empty());
  }

  private static ExchangeMessage message(String id) {
    return Messages.ordinary().internetMessageId(id).build();
  }
}
