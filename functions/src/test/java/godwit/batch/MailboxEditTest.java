package godwit.batch;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.pace.Pace;
import godwit.seal.SealedSecret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a mailbox row changes, and what it says of itself. */
class MailboxEditTest {
  private static final Instant NOW = Batches.MADE.plusSeconds(60);
  private static final Mailbox QUEUED = Batches.mailbox(Batches.id(), "ada@contoso.example");

  @Test
  void an_edit_that_changes_nothing_writes_only_when() {
    Mailbox same = QUEUED.edit().at(NOW);

    assertThat(same).usingRecursiveComparison().ignoringFields("updated").isEqualTo(QUEUED);
    assertThat(same.updated()).isEqualTo(NOW);
  }

  @Test
  void what_was_changed_is_seen_before_it_is_stored() {
    var problem = Optional.of(new Problem("429", "slow down", NOW));
    Progress progress = Progress.NONE.startedAt(NOW);

    MailboxEdit edit =
        QUEUED.edit().problem(problem).progress(progress).relay(Relay.START.atFirstChunk());

    assertThat(edit.problem()).isEqualTo(problem);
    assertThat(edit.progress()).isEqualTo(progress);
    assertThat(edit.relay()).isEqualTo(Relay.START.atFirstChunk());
    assertThat(edit.at(NOW).problem()).isEqualTo(problem);
    assertThat(edit.credentials("eve", new SealedSecret("bmV3")).at(NOW).userName())
        .isEqualTo("eve");
  }

  @ParameterizedTest
  @EnumSource
  void a_mailbox_that_is_being_removed_stays_so_whatever_its_worker_says(MailboxStatus next) {
    Mailbox removing = Batches.in(QUEUED, MailboxStatus.REMOVING);

    assertThat(removing.edit().status(next).at(NOW).status()).isEqualTo(MailboxStatus.REMOVING);
  }

  @Test
  void who_waits_for_its_turn_again_has_every_try_ahead() {
    Relay tried = Relay.START.atFirstChunk().at(2, 3).withAttempt(7).withReplans(4);

    Mailbox again =
        Batches.in(QUEUED.edit().relay(tried).at(NOW), MailboxStatus.FAILED)
            .edit()
            .queuedAgain()
            .at(NOW);

    assertThat(again.status()).isEqualTo(MailboxStatus.QUEUED);
    assertThat(again.relay()).isEqualTo(Relay.START);
    assertThat(tried.isFurtherTry()).isTrue();
    assertThat(again.relay().isFurtherTry()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 99, 100})
  void notes_are_kept_as_long_as_there_are_not_too_many(int count) {
    List<String> notes = notes(count);

    assertThat(QUEUED.edit().notes(notes).at(NOW).notes()).isEqualTo(notes);
  }

  @Test
  void of_too_many_notes_the_first_are_kept_and_the_others_counted() {
    List<String> kept = QUEUED.edit().notes(notes(250)).at(NOW).notes();

    assertThat(kept)
        .hasSize(100)
        .startsWith("note 0", "note 1")
        .endsWith("note 98", "and 151 more");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 499, 500})
  void a_note_of_readable_length_is_kept(int length) {
    String note = "x".repeat(length);

    assertThat(QUEUED.edit().notes(List.of(note)).at(NOW).notes()).containsExactly(note);
  }

  @Test
  void a_long_note_is_cut_between_characters() {
    String plain = "x".repeat(501);
    String pairAtTheCut = "x".repeat(499) + "\uD83D\uDC26" + "y";

    assertThat(QUEUED.edit().notes(List.of(plain, pairAtTheCut)).at(NOW).notes())
        .containsExactly("x".repeat(500) + "…", "x".repeat(499) + "…");
  }

  @Test
  void the_baton_lies_for_the_same_leg_or_goes_to_the_next() {
    Mailbox taken = QUEUED.edit().taken("worker", NOW.plusSeconds(30)).at(NOW);

    assertThat(taken.baton()).isEqualTo(new Baton(1, "worker", NOW.plusSeconds(30)));
    assertThat(taken.edit().dropped(NOW).at(NOW).baton()).isEqualTo(new Baton(1, "", NOW));
    assertThat(taken.edit().passed(NOW).at(NOW).baton()).isEqualTo(new Baton(2, "", NOW));
    assertThat(taken.baton().isHeld(NOW.plusSeconds(29))).isTrue();
    assertThat(taken.baton().isHeld(NOW.plusSeconds(30))).isFalse();
    assertThat(QUEUED.baton().isHeld(Instant.EPOCH)).isFalse();
  }

  @Test
  void it_says_when_it_goes_on_only_while_it_waits() {
    Mailbox syncing = Batches.in(QUEUED, MailboxStatus.SYNCING);
    Mailbox waiting = syncing.edit().passed(NOW.plusSeconds(600)).at(NOW);

    assertThat(waiting.resumes()).contains(NOW.plusSeconds(600));
    assertThat(syncing.edit().passed(NOW).at(NOW).resumes()).isEmpty();
    assertThat(syncing.edit().taken("worker", NOW.plusSeconds(600)).at(NOW).resumes()).isEmpty();
    assertThat(Batches.in(waiting, MailboxStatus.SYNCED).resumes()).isEmpty();
  }

  @Test
  void its_rows_elsewhere_and_its_later_legs_are_the_same_mailbox() {
    BatchId apart = Batches.id();

    assertThat(QUEUED.under(apart))
        .usingRecursiveComparison()
        .ignoringFields("key")
        .isEqualTo(QUEUED);
    assertThat(QUEUED.under(apart).key()).isEqualTo(new MailboxKey(apart, QUEUED.key().address()));
    assertThat(QUEUED.withLegsFrom(17))
        .usingRecursiveComparison()
        .ignoringFields("baton")
        .isEqualTo(QUEUED);
    assertThat(QUEUED.withLegsFrom(17).baton()).isEqualTo(new Baton(17, "", Batches.MADE));
  }

  @Test
  void the_pace_travels_with_the_row_and_no_address_shows_in_its_text() {
    assertThat(QUEUED.edit().pace(Pace.FRESH).at(NOW).pace()).isEqualTo(Pace.FRESH);
    assertThat(QUEUED.toString()).contains("QUEUED").doesNotContain("ada", "c2VhbGVk");
    assertThat(QUEUED.key().toString()).contains("Batch-").doesNotContain("ada");
  }

  @Test
  void a_password_is_sealed_for_its_batch_and_mailbox_alone() {
    MailboxKey key = QUEUED.key();

    assertThat(Mailbox.passwordCell(key))
        .isEqualTo(key.batch() + "/ada@contoso.example/password")
        .isNotEqualTo(Mailbox.passwordCell(new MailboxKey(Batches.id(), key.address())));
  }

  private static List<String> notes(int count) {
    return IntStream.range(0, count).mapToObj(i -> "note " + i).toList();
  }
}
