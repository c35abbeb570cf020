package godwit.copy;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.failure.MailboxBlockedException;
import godwit.failure.MigrationException;
import godwit.failure.ThrottledException;
import godwit.failure.TransientException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which of several failures at once is told. */
class HaltTest {
  private final MigrationException shorter =
      new ThrottledException("429", "later", Duration.ofSeconds(3));
  private final MigrationException longer =
      new ThrottledException("429", "much later", Duration.ofSeconds(7));
  private final MigrationException lost = new TransientException("LOST", "broken off");
  private final MigrationException blocked = new MailboxBlockedException("FULL", "make room");

  @Test
  void the_longest_wait_that_was_asked_for_is_kept() {
    assertThat(told(shorter, longer)).isSameAs(longer);
    assertThat(told(longer, shorter)).isSameAs(longer);
  }

  @Test
  void a_wish_to_slow_down_outweighs_what_may_pass() {
    assertThat(told(lost, shorter)).isSameAs(shorter);
    assertThat(told(shorter, lost)).isSameAs(shorter);
  }

  @Test
  void a_wait_told_for_a_message_in_doubt_counts_as_well() {
    MigrationException doubt = new TransientException("503", "busy", Duration.ofSeconds(5));

    assertThat(told(shorter, doubt)).isSameAs(doubt);
    assertThat(told(doubt, shorter)).isSameAs(doubt);
    assertThat(told(doubt, longer)).isSameAs(longer);
    assertThat(told(lost, doubt)).isSameAs(doubt);
    assertThat(told(doubt, lost)).isSameAs(doubt);
  }

  @Test
  void what_a_person_must_do_is_not_outweighed() {
    assertThat(told(blocked, longer)).isSameAs(blocked);
    assertThat(told(blocked, lost)).isSameAs(blocked);
  }

  private static MigrationException told(MigrationException first, MigrationException second) {
    var result = new Halt();
    List.of(first, second).forEach(result::failed);
    return result.failure().orElseThrow();
  }
}
