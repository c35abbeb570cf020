package godwit.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.assess.Assessment;
import godwit.assess.Figures;
import godwit.assess.Obstacle;
import godwit.assess.Warning;
import godwit.batch.BatchId;
import godwit.batch.Batches;
import godwit.batch.MailboxKey;
import godwit.batch.RowOptions;
import godwit.endpoint.EndpointName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What every {@link Inspections} does. */
public interface InspectionsContract {
  Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
  Assessment FOUND =
      new Assessment(
          Optional.of(new Obstacle("AUTHENTICATIONFAILED", "check the \"password\"")),
          Optional.empty(),
          Optional.empty(),
          new Figures(3, 1, 12, 5_000_000_000L, 40_000_000, 2, true, OptionalLong.of(7)),
          List.of(
              new Warning(Warning.Kind.TOO_LARGE, "2 messages are too large"),
              new Warning(Warning.Kind.FOLDER_CHANGES, "renamed: a|b to \u2028c")));

  /** At the end of the rows of the batch's own server, amid those of another. */
  Walk WALKED =
      Walk.BEGUN
          .to(new Lane(""), new Walk.Place(Optional.of("b~2b@x.example"), true))
          .to(new Lane("old-host"), new Walk.Place(Optional.empty(), false));

  /** The inspections under test. */
  Inspections<Assessment> inspections();

  @Test
  default void a_run_is_stored_once_and_changed_by_whoever_read_it_last() throws Exception {
    BatchId batch = Batches.id();
    Run run = Run.ofBatch(batch, NOW);

    Run stored = inspections().put(run).orElseThrow();
    Run walked = inspections().put(stored.walkedTo(WALKED)).orElseThrow();

    assertThat(inspections().put(run)).isEmpty();
    assertThat(inspections().put(stored.finishedAt(NOW))).isEmpty();
    assertThat(inspections().run(batch)).contains(walked);
    assertThat(inspections().run(batch).orElseThrow().walk()).isEqualTo(WALKED);
    assertThat(inspections().open()).contains(walked);
    assertThat(inspections().put(walked.finishedAt(NOW))).isPresent();
    assertThat(inspections().open()).noneMatch(open -> open.batch().equals(batch));
    assertThat(inspections().run(batch).orElseThrow().finished()).contains(NOW);
  }

  @Test
  default void a_job_is_taken_by_one_and_leaves_a_result() throws Exception {
    BatchId batch = Batches.id();
    var server = Optional.of(new EndpointName("Old-Host"));
    var mailbox =
        Batches.mailbox(batch, "Ada+x@b.example")
            .withOptions(new RowOptions(server, Optional.empty(), Optional.empty()));

    Job job = inspections().put(Job.waiting(mailbox, "run", NOW)).orElseThrow();
    Job taken = inspections().put(job.sent(NOW).taken(NOW.plusSeconds(9))).orElseThrow();

    assertThat(inspections().put(Job.waiting(mailbox, "run", NOW))).isEmpty();
    assertThat(inspections().put(job.taken(NOW))).isEmpty();
    assertThat(inspections().job(mailbox.key())).contains(taken);
    assertThat(inspections().jobs(batch)).containsExactly(taken);
    assertThat(inspections().finish(job, Result.of(job, NOW, FOUND))).isFalse();
    assertThat(inspections().finish(taken, Result.of(taken, NOW, FOUND))).isTrue();
    assertThat(inspections().jobs(batch)).isEmpty();
    assertThat(inspections().lastRun(mailbox.key())).contains("run");
    Result<Assessment> result = inspections().result(mailbox.key()).orElseThrow();
    assertThat(result).isEqualTo(new Result<>(mailbox.key(), "Ada+x@b.example", "run", NOW, FOUND));
  }

  @Test
  default void a_dropped_job_leaves_none() throws Exception {
    BatchId batch = Batches.id();
    var mailbox = Batches.mailbox(batch, "ada@b.example");
    Job job = inspections().put(Job.waiting(mailbox, "run", NOW)).orElseThrow();
    Job later = inspections().put(job.waitingUntil(NOW.plusSeconds(5), 2)).orElseThrow();

    inspections().drop(job);
    assertThat(inspections().job(mailbox.key())).contains(later);
    inspections().drop(later);

    assertThat(inspections().job(mailbox.key())).isEmpty();
    assertThat(inspections().lastRun(mailbox.key())).isEmpty();
  }

  @Test
  default void a_mailbox_that_is_forgotten_leaves_neither_job_nor_result() throws Exception {
    BatchId batch = Batches.id();
    var gone = Batches.mailbox(batch, "ada@b.example");
    var stays = Batches.mailbox(batch, "ben@b.example");
    for (var mailbox : List.of(gone, stays)) {
      Job job = inspections().put(Job.waiting(mailbox, "run", NOW)).orElseThrow();
      assertThat(inspections().finish(job, Result.of(job, NOW, FOUND))).isTrue();
    }
    Job again = inspections().put(Job.waiting(gone, "again", NOW)).orElseThrow();

    inspections().forget(gone.key());
    inspections().forget(gone.key());

    assertThat(inspections().finish(again, Result.of(again, NOW, FOUND))).isFalse();
    assertThat(inspections().result(gone.key())).isEmpty();
    assertThat(inspections().result(stays.key())).isPresent();
  }

  @Test
  default void results_come_in_pages_and_go_with_their_batch() throws Exception {
    BatchId batch = Batches.id();
    for (String name : List.of("c", "a", "b")) {
      var mailbox = Batches.mailbox(batch, name + "@b.example");
      Job job = inspections().put(Job.waiting(mailbox, "run", NOW)).orElseThrow();
      assertThat(inspections().finish(job, Result.of(job, NOW, Assessment.skipped("busy"))))
          .isTrue();
    }
    assertThat(inspections().put(Run.ofSome(batch, NOW))).isPresent();

    var first = inspections().results(batch, Optional.empty(), 2);
    var second = inspections().results(batch, first.next(), 2);

    assertThat(first.results())
        .extracting(Result::emailAddress)
        .containsExactly("a@b.example", "b@b.example");
    assertThat(second.results()).extracting(Result::emailAddress).containsExactly("c@b.example");
    assertThat(second.next()).isEmpty();
    inspections().purge(batch);
    inspections().purge(batch);
    assertThat(inspections().results(batch, Optional.empty(), 2).results()).isEmpty();
    assertThat(inspections().run(batch)).isEmpty();
    assertThat(inspections().result(new MailboxKey(batch, "a@b.example"))).isEmpty();
  }
}
