package godwit.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MailboxTransitionsTest {
  @ParameterizedTest
  @CsvSource({
    "QUEUED, 'VALIDATING,INCREMENTAL_SYNCING,STOPPED,FAILED,REMOVING'",
    "VALIDATING, 'SYNCING,FAILED,STOPPED,REMOVING'",
    "SYNCING, 'SYNCED,FAILED,STOPPED,REMOVING'",
    "SYNCED, 'QUEUED,STOPPED,REMOVING'",
    "INCREMENTAL_SYNCING, 'SYNCED,INCREMENTAL_FAILED,STOPPED,REMOVING'",
    "INCREMENTAL_FAILED, 'QUEUED,STOPPED,REMOVING'",
    "FAILED, 'QUEUED,STOPPED,REMOVING'",
    "STOPPED, 'QUEUED,SYNCED,REMOVING'",
    "REMOVING, ''"
  })
  void these_may_follow_and_no_other(MailboxStatus status, String followers) {
    var expected = EnumSet.noneOf(MailboxStatus.class);
    for (String name : followers.isEmpty() ? new String[0] : followers.split(",")) {
      expected.add(MailboxStatus.valueOf(name));
    }

    assertThat(MailboxTransitions.from(status)).isEqualTo(expected);
    for (MailboxStatus next : MailboxStatus.values()) {
      assertThat(MailboxTransitions.allows(status, next))
          .isEqualTo(next == status || expected.contains(next));
    }
  }

  @ParameterizedTest
  @EnumSource
  void every_status_but_the_last_can_end_in_removal(MailboxStatus status) {
    assertThat(MailboxTransitions.allows(status, MailboxStatus.REMOVING)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REMOVING")
  void no_mailbox_is_stuck(MailboxStatus status) {
    Set<MailboxStatus> reached = new HashSet<>(Set.of(status));
    for (int i = 0; i < MailboxStatus.values().length; i++) {
      Set.copyOf(reached).forEach(s -> reached.addAll(MailboxTransitions.from(s)));
    }

    assertThat(reached).contains(MailboxStatus.SYNCED);
  }

  @Test
  void an_edit_refuses_what_the_table_has_not() {
    MailboxEdit edit = Batches.mailbox(Batches.id(), "ada@contoso.example").edit();

    assertThatIllegalStateException()
        .isThrownBy(() -> edit.status(MailboxStatus.SYNCED))
        .withMessage("no way from QUEUED to SYNCED");
    assertThat(edit.status(MailboxStatus.QUEUED)).isSameAs(edit);
  }
}
