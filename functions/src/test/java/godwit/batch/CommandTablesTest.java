package godwit.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What may be asked in which status: each status with each command. */
class CommandTablesTest {
  @ParameterizedTest
  @CsvSource({
    "CREATED, ''",
    "WAITING, 'start stop assess add edit delete'",
    "STARTING, 'start stop retry assess verify add edit delete'",
    "SYNCING, 'start stop sync retry assess verify add edit delete'",
    "INCREMENTAL_SYNCING, 'start stop sync retry assess verify add edit delete'",
    "SYNCED, 'start stop sync retry assess verify add edit delete'",
    "SYNCED_WITH_ERRORS, 'start stop sync retry assess verify add edit delete'",
    "STOPPING, 'assess verify add edit delete'",
    "STOPPED, 'start assess verify add edit delete'",
    "FAILED, 'start retry assess verify add edit delete'",
    "REMOVING, ''"
  })
  void a_batch_takes_these_and_no_other(BatchStatus status, String words) {
    List<String> expected = words.isEmpty() ? List.of() : List.of(words.split(" "));

    assertThat(BatchCommand.possibleWords(status)).isEqualTo(expected);
    for (BatchCommand command : BatchCommand.values()) {
      assertThat(command.isPossible(status)).isEqualTo(expected.contains(command.word()));
    }
  }

  @ParameterizedTest
  @MethodSource("mailboxes")
  void a_mailbox_takes_these_and_no_other(
      BatchStatus batch, MailboxStatus mailbox, List<String> expected) {
    assertThat(MailboxCommand.possibleWords(batch, mailbox))
        .as("%s in %s", mailbox, batch)
        .isEqualTo(expected);
    for (MailboxCommand command : MailboxCommand.values()) {
      assertThat(command.isPossible(batch, mailbox)).isEqualTo(expected.contains(command.word()));
    }
  }

  /** By mailbox: in an open batch, in Waiting, in Stopping, in Stopped. */
  static Stream<Arguments> mailboxes() {
    return Stream.of(
            row("QUEUED", "start stop credentials delete", "start credentials delete"),
            row("VALIDATING", "stop credentials delete", "credentials delete"),
            row("SYNCING", "stop credentials delete", "credentials delete"),
            row("SYNCED", "stop sync retry credentials delete", "credentials delete"),
            row("INCREMENTAL_SYNCING", "stop credentials delete", "credentials delete"),
            row(
                "INCREMENTAL_FAILED",
                "start stop sync retry credentials delete",
                "start credentials delete"),
            row("FAILED", "start stop retry credentials delete", "start credentials delete"),
            row("STOPPED", "start credentials delete", "start credentials delete"),
            row("REMOVING", "delete", "delete"))
        .flatMap(rows -> rows);
  }

  private static Stream<Arguments> row(String mailbox, String open, String stopped) {
    var status = MailboxStatus.valueOf(mailbox);
    List<String> inOpen = List.of(open.split(" "));
    List<String> inStopped = List.of(stopped.split(" "));
    List<String> inStopping = inStopped.stream().filter(w -> !w.equals("start")).toList();
    List<String> inWaiting =
        inOpen.stream().filter(w -> Set.of("stop", "credentials", "delete").contains(w)).toList();
    return Stream.of(BatchStatus.values())
        .map(batch ->
            switch (batch) {
              case CREATED, REMOVING -> Arguments.of(batch, status, List.of());
              case WAITING -> Arguments.of(batch, status, inWaiting);
              case STOPPING -> Arguments.of(batch, status, inStopping);
              case STOPPED -> Arguments.of(batch, status, inStopped);
              case STARTING, SYNCING, INCREMENTAL_SYNCING, SYNCED, SYNCED_WITH_ERRORS, FAILED ->
                  Arguments.of(batch, status, inOpen);
            });
  }

  @ParameterizedTest
  @EnumSource
  void what_a_mailbox_may_be_asked_leads_somewhere(MailboxStatus status) {
    boolean moves = MailboxCommand.START.isPossible(BatchStatus.SYNCING, status);

    assertThat(!moves || MailboxTransitions.allows(status, MailboxStatus.QUEUED)).isTrue();
    if (MailboxCommand.STOP.isPossible(BatchStatus.SYNCING, status)) {
      assertThat(MailboxTransitions.allows(status, MailboxStatus.STOPPED)).isTrue();
    }
    if (MailboxCommand.SYNC.isPossible(BatchStatus.SYNCING, status)) {
      assertThat(MailboxTransitions.allows(status, MailboxStatus.QUEUED)).isTrue();
    }
  }

  @Test
  void a_batch_can_be_deleted_in_every_status_but_while_it_comes_or_goes() {
    var never = EnumSet.noneOf(BatchStatus.class);
    for (BatchStatus status : BatchStatus.values()) {
      if (!BatchCommand.DELETE.isPossible(status)) {
        never.add(status);
      }
    }

    assertThat(never).containsExactly(BatchStatus.CREATED, BatchStatus.REMOVING);
  }
}
