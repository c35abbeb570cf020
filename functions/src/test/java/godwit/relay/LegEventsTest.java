package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.Batch;
import godwit.batch.Mailbox;
import godwit.batch.MailboxStatus;
import godwit.failure.MigrationException;
import godwit.failure.TransientException;
import godwit.log.Event;
import godwit.seal.Secret;
import godwit.source.memory.MemoryMailbox;
import godwit.work.WorkItem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What alerts and the workbook count: how each leg ended, and what had to be picked up. */
final class LegEventsTest {
  private static final List<String> INBOX = List.of("INBOX");

  private final World world = new World();
  private final List<Event> events = new ArrayList<>();
  private final MemoryMailbox source;

  LegEventsTest() throws Exception {
    source = world.mailbox(World.TARGET);
    world.log = events::add;
  }

  @Test
  void a_round_that_is_done_says_how_much_it_copied_and_how_long_its_last_leg_took()
      throws Exception {
    World.fill(source, INBOX, 0, 30);
    world.meanwhile = () -> world.clock.advance(Duration.ofSeconds(3));

    world.run();

    assertThat(ends()).containsExactly("round done");
    Event last = named("leg.ended").getLast();
    assertThat(last.level()).isEqualTo(Event.Level.INFO);
    assertThat(last.fields())
        .containsEntry("batch", world.batch)
        .containsEntry("round", 0)
        .containsEntry("status", "Synced")
        .containsEntry("copied", 30L)
        .containsEntry("ms", 3_000L);
    assertThat(world.row(World.TARGET).progress().working()).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void a_leg_whose_time_is_up_is_handed_on() throws Exception {
    World.fill(source, INBOX, 0, 60);
    world.trouble = new AtCreate(20, () -> world.clock.advance(world.copy.timeBudget()));

    world.run();

    assertThat(ends()).containsExactly("handed on", "round done");
    assertThat(world.arrived(World.TARGET)).hasSize(60).doesNotHaveDuplicates();
  }

  @Test
  void a_leg_that_breaks_says_why_and_one_that_is_blocked_that_it_failed() throws Exception {
    World.fill(source, INBOX, 0, 3);
    assertThat(world.sources.mailbox("user of " + World.TARGET, Secret.of("changed"))).isNotNull();

    world.run();

    assertThat(ends()).containsExactly("broken");
    Event last = named("leg.ended").getLast();
    assertThat(last.level()).isEqualTo(Event.Level.WARN);
    assertThat(last.fields())
        .containsEntry("code", "AUTHENTICATIONFAILED")
        .containsEntry("status", "Failed");
  }

  @Test
  void a_plan_that_is_stale_is_no_breakdown() throws Exception {
    World.fill(source, INBOX, 0, 60);
    world.trouble = new AtCreate(20, () -> source.renewValidity(INBOX));

    world.run();

    assertThat(ends()).contains("replan").endsWith("round done").doesNotContain("broken");
    assertThat(world.arrived(World.TARGET)).hasSize(60).doesNotHaveDuplicates();
  }

  @Test
  void a_leg_that_was_asked_to_stop_has_stopped() throws Exception {
    World.fill(source, INBOX, 0, 60);
    world.trouble =
        new AtCreate(
            20,
            () -> {
              assertThat(new BatchControl(world.stores(), world.clock).stop(batch())).isOne();
              world.beatHeart();
            });

    world.run();

    assertThat(ends()).containsExactly("stopped");
    assertThat(world.row(World.TARGET).status()).isEqualTo(MailboxStatus.STOPPED);
  }

  @Test
  void a_worker_that_lost_its_mailbox_says_so() throws Exception {
    World.fill(source, INBOX, 0, 60);
    world.trouble = new AtCreate(20, () -> assertThat(world.mailboxes.remove(row())).isTrue());
    world.queue.send(new WorkItem.AdmitBatch(world.batch), Duration.ZERO);

    world.runFor(1, new Random(0));

    assertThat(named("leg.lost"))
        .singleElement()
        .satisfies(e -> assertThat(e.fields()).containsEntry("batch", world.batch));
    assertThat(ends()).isEmpty();
  }

  @Test
  void a_message_that_is_not_for_this_leg_or_of_a_batch_that_is_gone_is_told_as_ignored()
      throws Exception {
    World.fill(source, INBOX, 0, 3);
    world.run();
    var late = new WorkItem.CopyChunk(row().key(), 2);

    world.dispatch().handle(late, world.log);
    world.batches.remove(world.batch);
    world.dispatch().handle(late, world.log);

    assertThat(named("leg.ignored"))
        .extracting(e -> e.fields().get("why"))
        .containsExactly("not its turn", "batch is gone");
  }

  @Test
  void a_heartbeat_that_meets_trouble_is_told_and_the_leg_goes_on() throws Exception {
    World.fill(source, INBOX, 0, 30);
    world.trouble = new AtHeartbeat(new TransientException("503", "storage is busy"));

    world.run();

    assertThat(named("baton.beat"))
        .singleElement()
        .satisfies(e -> assertThat(e.fields()).containsEntry("why", "storage is busy"));
    assertThat(ends()).containsExactly("round done");
  }

  @Test
  void a_heartbeat_that_meets_a_defect_is_an_error_and_the_leg_goes_on() throws Exception {
    World.fill(source, INBOX, 0, 30);
    world.trouble = new AtHeartbeat(new IllegalStateException("a fault of ours"));

    world.run();

    assertThat(named("baton.beat"))
        .singleElement()
        .satisfies(e -> {
          assertThat(e.level()).isEqualTo(Event.Level.ERROR);
          assertThat(e.fields()).containsEntry("kind", "java.lang.IllegalStateException");
        });
    assertThat(ends()).containsExactly("round done");
  }

  private List<Event> named(String name) {
    return events.stream().filter(e -> e.name().equals(name)).toList();
  }

  private List<String> ends() {
    return named("leg.ended").stream().map(e -> Objects.toString(e.fields().get("end"))).toList();
  }

  private Mailbox row() {
    return world.row(World.TARGET);
  }

  private Batch batch() {
    return world.batches.find(world.batch.name()).orElseThrow();
  }

  /** While the 20th message is sent, a heartbeat does not reach storage. */
  private final class AtHeartbeat extends Trouble {
    private final Exception failure;
    private int creates;
    private boolean fails;

    AtHeartbeat(Exception failure) {
      super(new Random(0), 0);
      this.failure = failure;
    }

    @Override
    synchronized void throttle() {
      if (++creates == 20) {
        fails = true;
        world.beatHeart();
        fails = false;
      }
    }

    @Override
    <T> T stored(Call<T> call) throws MigrationException {
      if (fails && failure instanceof MigrationException expected) {
        throw expected;
      }
      if (fails && failure instanceof RuntimeException defect) {
        throw defect;
      }
      return call.run();
    }
  }
}
