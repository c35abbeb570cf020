package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.assess.Assessment;
import godwit.batch.Mailbox;
import godwit.batch.MailboxKey;
import godwit.inspection.Inspections;
import godwit.inspection.Job;
import godwit.verify.Verification;
import godwit.work.Inspection;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Mailboxes that wait long to be looked at, and workers that take long. */
final class InspectionPatienceTest {
  private final InspectionBench bench = new InspectionBench();
  private final World world = bench.world;
  private final Inspections<Assessment> books = bench.books;
  private final MailboxKey ada = bench.ada;

  @Test
  void an_hour_without_a_connection_uses_up_no_try() throws Exception {
    bench.make(1);
    bench.fillUser();
    bench.begin(Inspection.ASSESS);
    bench.deliver();
    for (int minute = 0; minute < 60; minute += 3) {
      world.clock.advance(Duration.ofMinutes(3));
      bench.pulse();
    }
    assertThat(books.job(ada).orElseThrow().attempt()).isOne();

    world.slots.release(InspectionBench.SERVER, "other|0");
    bench.pulse();

    assertThat(books.result(ada).orElseThrow().value().source()).isEmpty();
    assertThat(bench.run().isOpen()).isFalse();
  }

  @Test
  void a_pause_that_the_server_asked_for_is_kept_also_when_the_pulse_looks() throws Exception {
    bench.make(1);
    bench.begin(Inspection.ASSESS);
    bench.letIn();
    Instant later = world.clock.instant().plus(Duration.ofHours(2));
    bench.put(books.job(ada).orElseThrow().waitingUntil(later, 2));
    world.clock.advance(Duration.ofHours(2).minusMillis(1));

    bench.pulse();
    assertThat(world.sources.logIns()).isZero();
    assertThat(bench.run().isOpen()).isTrue();
    world.clock.advance(Duration.ofMillis(1));
    bench.pulse();

    assertThat(world.sources.logIns()).isOne();
    assertThat(bench.run().isOpen()).isFalse();
  }

  @Test
  void of_very_many_whose_servers_asked_for_a_pause_only_some_have_a_job() throws Exception {
    bench.make(60);
    bench.begin(Inspection.ASSESS);
    Instant later = world.clock.instant().plus(Duration.ofHours(2));
    for (Mailbox row : bench.rows().subList(0, 50)) {
      bench.put(Job.waiting(row, bench.run().id(), later));
    }

    bench.letIn();

    assertThat(books.jobs(world.batch)).hasSize(50);
    assertThat(world.slots.holders(InspectionBench.SERVER)).isEmpty();
  }

  @Test
  void of_very_many_rows_of_one_user_only_some_have_a_job() throws Exception {
    bench.make(70);
    for (var row : bench.rows()) {
      var same = row.edit().credentials("user of " + World.TARGET, row.password());
      assertThat(world.mailboxes.update(same.at(world.clock.instant()))).isPresent();
    }
    bench.fillUser();

    bench.begin(Inspection.ASSESS);
    bench.deliver();

    assertThat(books.jobs(world.batch)).hasSize(50);
  }

  @Test
  void a_worker_that_may_still_be_at_it_keeps_its_mailbox_and_its_connection() throws Exception {
    bench.make(1);
    bench.begin(Inspection.ASSESS);
    bench.letIn();
    Job held = bench.put(bench.job().taken(world.clock.instant().plus(Duration.ofMinutes(7))));
    world.clock.advance(Duration.ofMinutes(7).minusMillis(1));

    bench.pulse();

    assertThat(bench.job()).isEqualTo(held);
    assertThat(world.slots.holders(InspectionBench.SERVER)).hasSize(1);
  }

  @Test
  void a_fourth_try_is_made_after_three_workers_were_lost() throws Exception {
    bench.make(1);
    bench.begin(Inspection.ASSESS);
    bench.letIn();
    bench.put(bench.job().waitingUntil(world.clock.instant(), InspectionWork.MOST_TRIES));

    bench.pulse();

    assertThat(books.result(ada).orElseThrow().value().source()).isEmpty();
    assertThat(world.sources.logIns()).isOne();
  }

  @Test
  void of_more_than_a_page_each_is_looked_at_once() throws Exception {
    bench.make(250);

    bench.begin(Inspection.ASSESS);
    bench.deliver();

    assertThat(books.results(world.batch, Optional.empty(), 1_000).results()).hasSize(250);
    assertThat(world.sources.logIns()).isEqualTo(250);
    assertThat(bench.run().isOpen()).isFalse();
  }

  @Test
  void a_source_that_is_down_is_tried_four_times_and_then_part_of_what_is_told() throws Exception {
    bench.make(1);
    world.sources.down(true);
    bench.begin(Inspection.ASSESS);

    bench.deliverForAnHour();

    var found = books.result(ada).orElseThrow().value();
    assertThat(found.source().orElseThrow().code()).isEqualTo("CONNECTION_REFUSED");
    assertThat(found.target()).as("the target was looked at all the same").isEmpty();
    assertThat(found.figures()).isNotNull();
    assertThat(bench.run().isOpen()).isFalse();
  }

  @Test
  void a_source_that_comes_back_meanwhile_is_looked_at() throws Exception {
    bench.make(1);
    world.sources.down(true);
    bench.begin(Inspection.ASSESS);
    bench.deliver();
    assertThat(books.result(ada)).isEmpty();
    world.sources.down(false);

    bench.deliverForAnHour();

    assertThat(books.result(ada).orElseThrow().value().source()).isEmpty();
  }

  @Test
  void a_copied_mailbox_whose_source_is_down_is_compared_without_it_at_the_fourth_try()
      throws Exception {
    bench.copied();
    world.sources.down(true);
    bench.begin(Inspection.VERIFY);
    bench.deliver();
    assertThat(world.inspections.verifications().result(ada)).isEmpty();

    bench.deliverForAnHour();

    Verification found = world.inspections.verifications().result(ada).orElseThrow().value();
    assertThat(found.trouble().orElseThrow()).startsWith("The source could not be asked");
    assertThat(found.total().found()).isEqualTo(3);
    assertThat(found.skipped()).isEmpty();
  }
}
