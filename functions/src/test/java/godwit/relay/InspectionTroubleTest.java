package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import godwit.assess.Assessment;
import godwit.assess.Figures;
import godwit.assess.Obstacle;
import godwit.batch.Batch;
import godwit.batch.BatchStatus;
import godwit.batch.BatchStore;
import godwit.batch.Batches;
import godwit.batch.Mailbox;
import godwit.batch.MailboxKey;
import godwit.endpoint.EndpointKey;
import godwit.failure.MailboxBlockedException;
import godwit.failure.MigrationException;
import godwit.failure.ThrottledException;
import godwit.failure.TransientException;
import godwit.inspection.Job;
import godwit.log.Event;
import godwit.work.Inspection;
import godwit.work.WorkItem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an inspection does when it meets trouble: how long it waits, and how it ends. */
final class InspectionTroubleTest {
  private static final EndpointKey SERVER = Batches.batch(Batches.id()).endpoint().key();
  private static final Duration BUDGET = Duration.ofMinutes(4);

  private final World world = new World();
  private final MailboxKey key = new MailboxKey(world.batch, World.TARGET);
  private final List<Event> events = new ArrayList<>();
  private Sight sight = attempt -> new Inspector.Look.More<>();

  /** What a look at the mailbox meets. */
  @FunctionalInterface
  private interface Sight {
    Inspector.Look<Assessment> look(Inspector.Try attempt) throws MigrationException;
  }

  @BeforeEach
  void begin() throws Exception {
    assertThat(world.mailbox(World.TARGET)).isNotNull();
    assertThat(
            new InspectionControl(world.inspections, world.queue, world.clock)
                .inspect(batch(), Inspection.ASSESS))
        .isNotNull();
    letIn();
  }

  @Test
  void trouble_that_may_pass_is_waited_for_twice_as_long_each_time_and_told_after_four_tries()
      throws Exception {
    sight = failing(new TransientException("RESET", "the connection was cut"));
    var waits = new ArrayList<Duration>();

    for (int i = 0; i < 3; i++) {
      deliver();
      waits.add(waited());
      assertThat(world.slots.holders(SERVER)).as("nobody waits with a connection").isEmpty();
      world.clock.advance(waits.getLast());
      letIn();
    }
    deliver();

    assertThat(waits)
        .containsExactly(Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofSeconds(120));
    assertThat(result().orElseThrow().source().orElseThrow().code()).isEqualTo("RESET");
    assertThat(world.slots.holders(SERVER)).isEmpty();
    assertThat(events.stream().filter(e -> e.name().equals("assess.trouble")))
        .hasSize(4)
        .allSatisfy(e -> assertThat(e.fields()).containsEntry("code", "RESET"));
    assertThat(events.getLast().name()).isEqualTo("assess.done");
  }

  @Test
  void a_server_that_asks_for_a_pause_gets_exactly_that() throws Exception {
    sight = failing(new ThrottledException("LIMIT", "too many", Duration.ofHours(2)));

    deliver();

    assertThat(waited()).isEqualTo(Duration.ofHours(2));
  }

  @Test
  void a_server_that_says_when_to_come_back_is_left_alone_until_then() throws Exception {
    sight = failing(new TransientException("503", "busy", Duration.ofMinutes(40)));

    deliver();

    assertThat(waited()).isEqualTo(Duration.ofMinutes(40));
  }

  @Test
  void a_wish_that_is_shorter_than_our_own_wait_does_not_shorten_it() throws Exception {
    sight = failing(new ThrottledException("LIMIT", "too many", Duration.ofSeconds(1)));

    deliver();

    assertThat(waited()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void what_a_person_must_mend_is_told_at_once() throws Exception {
    sight = failing(new MailboxBlockedException("AUTH", "check the password"));

    deliver();

    assertThat(result().orElseThrow().source().orElseThrow().code()).isEqualTo("AUTH");
    assertThat(world.inspections.assessments().jobs(world.batch)).isEmpty();
  }

  @Test
  void a_defect_is_met_again_by_the_next_delivery() throws Exception {
    sight =
        attempt -> {
          throw new IllegalStateException("a fault of ours");
        };
    WorkItem.InspectMailbox item = sent();

    assertThatThrownBy(() -> work().handle(item, events::add)).hasMessage("a fault of ours");
    assertThatThrownBy(() -> work().handle(item, events::add)).hasMessage("a fault of ours");

    assertThat(job().state()).isEqualTo(Job.State.SENT);
    assertThat(job().until()).isEqualTo(world.clock.instant().plus(Duration.ofMinutes(10)));
  }

  @Test
  void a_look_that_takes_longer_goes_on_with_the_next_message_and_keeps_its_connection()
      throws Exception {
    deliver();

    assertThat(sent()).isEqualTo(new WorkItem.InspectMailbox(key, Inspection.ASSESS, 2));
    assertThat(world.slots.holders(SERVER)).hasSize(1);
    assertThat(events).isEmpty();
  }

  @Test
  void a_look_has_its_time_and_no_more() throws Exception {
    var permits = new ArrayList<Boolean>();
    sight =
        attempt -> {
          world.clock.advance(BUDGET.minusMillis(1));
          permits.add(attempt.permit().mayGoOn());
          world.clock.advance(Duration.ofMillis(1));
          permits.add(attempt.permit().mayGoOn());
          return new Inspector.Look.More<>();
        };

    deliver();

    assertThat(permits).containsExactly(true, false);
  }

  @Test
  void a_look_ends_soon_after_its_batch_is_being_removed() throws Exception {
    var permits = new ArrayList<Boolean>();
    sight =
        attempt -> {
          permits.add(attempt.permit().mayGoOn());
          assertThat(world.batches.update(batch().withStatus(BatchStatus.REMOVING))).isPresent();
          for (int i = 0; i < 25; i++) {
            permits.add(attempt.permit().mayGoOn());
          }
          return new Inspector.Look.More<>();
        };

    deliver();

    assertThat(permits).startsWith(true).endsWith(false, false);
  }

  @Test
  void a_look_goes_on_where_storage_does_not_say_whether_its_batch_is_there() throws Exception {
    var permits = new ArrayList<Boolean>();
    var down = new AtomicBoolean();
    Stores stores =
        Crossed.stores(
            world.stores(),
            BatchStore.class,
            "find",
            call -> {
              if (down.get()) {
                throw new TransientException("503", "storage is busy");
              }
              return call.go();
            });
    sight =
        attempt -> {
          down.set(true);
          permits.add(attempt.permit().mayGoOn());
          return new Inspector.Look.More<>();
        };

    new InspectionWork<>(stores, desk(), new Admission(stores, world.clock), BUDGET, world.clock)
        .handle(sent(), events::add);

    assertThat(permits).containsExactly(true);
  }

  @Test
  void a_look_whose_mailbox_was_taken_out_meanwhile_leaves_no_result_and_no_connection()
      throws Exception {
    sight =
        attempt -> {
          world.inspections.assessments().forget(key);
          return new Inspector.Look.Done<>(Assessment.skipped("nothing"));
        };

    deliver();

    assertThat(result()).isEmpty();
    assertThat(world.slots.holders(SERVER)).isEmpty();
    assertThat(events).isEmpty();
  }

  @Test
  void a_look_whose_mailbox_was_taken_out_meanwhile_does_not_go_on() throws Exception {
    WorkItem.InspectMailbox first = sent();
    sight =
        attempt -> {
          world.inspections.assessments().forget(key);
          return new Inspector.Look.More<>();
        };

    deliver();

    assertThat(sent()).isEqualTo(first);
  }

  @Test
  void a_message_that_another_takes_at_the_same_moment_is_left_to_it() throws Exception {
    var looks = new ArrayList<Long>();
    sight =
        attempt -> {
          looks.add(attempt.job().leg());
          work().handle(sent(), events::add);
          return new Inspector.Look.Done<>(Assessment.skipped("nothing"));
        };

    deliver();

    assertThat(looks).containsExactly(1L);
    assertThat(events).extracting(Event::name).containsExactly("assess.done");
  }

  @Test
  void the_next_ones_are_let_in_once_a_mailbox_is_done() throws Exception {
    sight = attempt -> new Inspector.Look.Done<>(Assessment.skipped("nothing"));
    int before = world.queue.waiting().size();

    deliver();

    assertThat(world.queue.waiting().stream().skip(before).map(waiting -> waiting.item()))
        .containsExactly(
            new WorkItem.AdmitBatch(world.batch),
            new WorkItem.InspectBatch(world.batch, Inspection.ASSESS));
  }

  private Sight failing(MigrationException why) {
    return attempt -> {
      throw why;
    };
  }

  private void letIn() throws Exception {
    new InspectionAdmission<>(world.stores(), desk(), world.clock).letIn(world.batch);
  }

  private void deliver() throws Exception {
    work().handle(sent(), events::add);
  }

  /** The message that was sent for the mailbox last. */
  private WorkItem.InspectMailbox sent() {
    return world.queue.waiting().stream()
        .map(waiting -> waiting.item())
        .filter(WorkItem.InspectMailbox.class::isInstance)
        .map(WorkItem.InspectMailbox.class::cast)
        .toList()
        .getLast();
  }

  private Duration waited() throws Exception {
    assertThat(job().state()).isEqualTo(Job.State.WAITING);
    return Duration.between(world.clock.instant(), job().until());
  }

  private Job job() throws Exception {
    return world.inspections.assessments().job(key).orElseThrow();
  }

  private Optional<Assessment> result() throws Exception {
    return world.inspections.assessments().result(key).map(found -> found.value());
  }

  private InspectionWork<Assessment> work() {
    var admission = new Admission(world.stores(), world.clock);
    return new InspectionWork<>(world.stores(), desk(), admission, BUDGET, world.clock);
  }

  private InspectionDesk<Assessment> desk() {
    return new InspectionDesk<>(
        Inspection.ASSESS,
        world.inspections.assessments(),
        new Inspector<>() {
          @Override
          public Optional<Assessment> unfit(Mailbox mailbox) {
            return Optional.empty();
          }

          @Override
          public Look<Assessment> look(Batch batch, Mailbox mailbox, Try attempt)
              throws MigrationException {
            return sight.look(attempt);
          }

          @Override
          public Assessment gaveUp(MigrationException why) {
            return new Assessment(
                Optional.of(Obstacle.of(why)),
                Optional.empty(),
                Optional.empty(),
                Figures.NONE,
                List.of());
          }
        });
  }

  private Batch batch() {
    return world.batches.find(world.batch.name()).orElseThrow();
  }
}
