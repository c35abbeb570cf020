package godwit.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import godwit.failure.AppBlockedException;
import godwit.failure.FolderChangedException;
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

  @Test
  void of_equal_waits_the_first_is_told() {
    MigrationException doubt = new TransientException("503", "busy", Duration.ofSeconds(3));

    assertThat(told(doubt, shorter)).isSameAs(doubt);
    assertThat(told(shorter, doubt)).isSameAs(shorter);
  }

  @Test
  void what_must_be_planned_anew_or_mended_for_all_is_not_outweighed() {
    MigrationException changed = new FolderChangedException("UIDVALIDITY", "renewed");
    MigrationException app = new AppBlockedException("SECRET", "renew it");

    assertThat(told(changed, longer)).isSameAs(changed);
    assertThat(told(app, longer)).isSameAs(app);
    assertThat(told(lost, changed)).isSameAs(lost);
    assertThat(told(lost, blocked)).isSameAs(lost);
    assertThat(told(lost, app)).isSameAs(lost);
  }

  @Test
  void nothing_more_is_sent_after_a_wish_a_failure_or_a_defect() {
    var asked = new Halt();
    var failed = new Halt();
    var broken = new Halt();
    assertThat(asked.isCalled()).isFalse();

    asked.ask();
    failed.failed(lost);
    broken.broke(new IllegalStateException("ours"));

    assertThat(List.of(asked, failed, broken)).allMatch(Halt::isCalled);
    assertThatCode(asked::rethrow).doesNotThrowAnyException();
    assertThatThrownBy(failed::rethrow).isSameAs(lost);
  }

  @Test
  void a_defect_of_ours_is_told_before_any_failure() {
    for (Throwable ours : List.of(new IllegalStateException("ours"), new OutOfMemoryError())) {
      var halt = new Halt();
      halt.failed(lost);
      halt.broke(ours);

      assertThatThrownBy(halt::rethrow).isSameAs(ours);
    }
  }

  @Test
  void what_cannot_be_thrown_on_is_a_defect_with_its_cause() {
    var cause = new java.io.IOException("checked");
    var halt = new Halt();
    halt.broke(cause);

    assertThatThrownBy(halt::rethrow).isInstanceOf(IllegalStateException.class).hasCause(cause);
  }

  private static MigrationException told(MigrationException first, MigrationException second) {
    var result = new Halt();
    List.of(first, second).forEach(result::failed);
    return result.failure().orElseThrow();
  }
}
