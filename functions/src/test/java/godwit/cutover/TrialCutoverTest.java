package godwit.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.Batch;
import godwit.batch.BatchOptions;
import godwit.batch.BatchStatus;
import godwit.batch.Batches;
import godwit.batch.Mailbox;
import godwit.batch.MessageSelection;
import godwit.batch.Tally;
import godwit.batch.TrialNote;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** A batch of which only some messages were copied, to try it out. */
class TrialCutoverTest {
  private static final Instant SWITCHED = Batches.MADE;
  private static final Instant NOW = SWITCHED.plus(Duration.ofDays(5));
  private static final MxAnswer MX =
      new MxAnswer.Found(List.of("b-example.mail.protection.outlook.com"), Duration.ofHours(1));

  private final Batch batch = Batches.batch(Batches.id()).withStatus(BatchStatus.SYNCED);

  @Test
  void a_trial_is_not_deleted_for_all_that_was_copied() {
    Cutover seen = judged(trial(), List.of(TrialNote.of(10)));

    assertThat(seen.verdict()).isEqualTo(Verdict.NO);
    assertThat(seen.reasons())
        .containsExactly(
            "The batch is a trial: of each folder only the newest 10 messages are copied. PATCH"
                + " /api/batches/"
                + batch.id().name().value()
                + " with trialMessagesPerFolder null, and sync the batch.");
  }

  @Test
  void one_taken_back_waits_for_the_round_that_copies_the_others() {
    Cutover seen = judged(batch, List.of("a note of another kind", TrialNote.of(10)));

    assertThat(seen.verdict()).isEqualTo(Verdict.WAIT);
    assertThat(seen.reasons())
        .containsExactly(
            "1 of 1 mailboxes had their last round as a trial, with only the newest messages of"
                + " each folder. Sync the batch once more, or wait for the next round: the others"
                + " follow.");
  }

  @Test
  void after_that_round_what_is_still_behind_is_for_a_person_to_decide() {
    Cutover seen = judged(batch, List.of("a note of another kind"));

    assertThat(seen.verdict()).isEqualTo(Verdict.DECIDE);
    assertThat(seen.reasons().getLast()).startsWith("Of 1 of 1 mailboxes the source counts more");
  }

  /** Of a batch whose one mailbox has 10 of 700 messages, and had a good round an hour ago. */
  private static Cutover judged(Batch batch, List<String> notes) {
    Mailbox fresh = Batches.mailbox(batch.id(), "ada@b.example");
    var progress = fresh.progress().counted(700, new Tally(10, 0, 0, 0, 9), Tally.NONE);
    Instant round = NOW.minus(Duration.ofHours(1));
    Mailbox mailbox =
        fresh
            .edit()
            .relay(fresh.relay().done().nextRound("round").done())
            .progress(progress.syncedAt(round))
            .notes(notes)
            .at(round);
    var domain = new DomainCutover("b.example", 1, MX, Optional.of(SWITCHED), true);
    return new Judgement(batch, NOW).of(List.of(domain), RoundsSince.NONE.plus(mailbox));
  }

  private Batch trial() {
    var some =
        new MessageSelection(
            Optional.empty(), Optional.empty(), OptionalInt.empty(), OptionalInt.of(10));
    BatchOptions usual = batch.options();
    return batch.withOptions(
        new BatchOptions(usual.schedule(), usual.notifications(), usual.folders(), some));
  }
}
