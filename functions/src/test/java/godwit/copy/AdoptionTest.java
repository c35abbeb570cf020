package godwit.copy;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.ledger.Trace;
import godwit.source.MessageFlags;
import godwit.source.MessageSummary;
import godwit.source.UidValidity;
import godwit.target.TargetMessageId;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a stamp proves without the message being read again. */
class AdoptionTest {
  private static final Instant THEN = Instant.parse("2020-02-03T04:05:06Z");

  @Test
  void a_small_message_of_the_same_time_is_taken_for_the_one_that_is_there() {
    assertThat(isSure(summary(999_999, Optional.of(THEN), ""), Optional.of(THEN))).isTrue();
  }

  @Test
  void one_that_may_have_been_sent_in_pieces_is_read_again() {
    assertThat(isSure(summary(1_000_000, Optional.of(THEN), ""), Optional.of(THEN))).isFalse();
  }

  @Test
  void the_target_keeps_no_parts_of_seconds() {
    Optional<Instant> there = Optional.of(THEN.plusMillis(999));

    assertThat(isSure(summary(1, Optional.of(THEN), ""), there)).isTrue();
    assertThat(isSure(summary(1, Optional.of(THEN.plusSeconds(1)), ""), there)).isFalse();
  }

  @Test
  void without_a_time_at_both_ends_nothing_is_sure() {
    assertThat(isSure(summary(1, Optional.empty(), ""), Optional.empty())).isFalse();
    assertThat(isSure(summary(1, Optional.of(THEN), ""), Optional.empty())).isFalse();
    assertThat(isSure(summary(1, Optional.empty(), ""), Optional.of(THEN))).isFalse();
  }

  @Test
  void where_the_server_identifies_content_that_must_agree_as_well() {
    assertThat(isSure(summary(1, Optional.of(THEN), "M1"), Optional.of(THEN))).isTrue();
    assertThat(isSure(summary(1, Optional.of(THEN), "M2"), Optional.of(THEN))).isFalse();
  }

  private static MessageSummary summary(long bytes, Optional<Instant> received, String emailId) {
    Optional<String> identity = Optional.of(emailId).filter(id -> !id.isEmpty());
    return new MessageSummary(7, bytes, received, MessageFlags.NONE, identity);
  }

  private static boolean isSure(MessageSummary summary, Optional<Instant> received) {
    var trace =
        new Trace(
            FolderIds.of("INBOX"),
            new UidValidity(1),
            7,
            Fingerprint.of("M1"),
            new TargetMessageId("id"),
            received);
    return Adoption.isSure(summary, trace);
  }
}
