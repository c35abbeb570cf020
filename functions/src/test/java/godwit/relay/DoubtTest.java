package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.Batch;
import godwit.batch.MailboxStatus;
import godwit.batch.Relay;
import godwit.work.WorkItem;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A message in doubt is sent again only when its absence proves something, and nobody sleeps. */
final class DoubtTest {
  private static final List<String> INBOX = List.of("INBOX");

  private final World world = new World();
  private final godwit.source.memory.MemoryMailbox source;

  DoubtTest() throws Exception {
    source = world.mailbox(World.TARGET);
  }

  @BeforeEach
  void fill() throws Exception {
    World.fill(source, INBOX, 0, 40);
    world.queue.send(new WorkItem.AdmitBatch(world.batch), Duration.ZERO);
    due();
  }

  @Test
  void a_create_that_arrives_after_the_lease_of_a_dead_worker_is_not_doubled() throws Exception {
    world.trouble = new Scripted(10, Duration.ofSeconds(100), Duration.ofSeconds(20), true);
    due();
    world.trouble = Trouble.none();

    finish();

    assertThat(world.arrived(World.TARGET)).hasSize(40).doesNotHaveDuplicates();
  }

  @Test
  void a_create_that_never_arrives_is_sent_again() throws Exception {
    world.trouble = new Scripted(10, Duration.ofDays(1), Duration.ZERO, true);
    due();
    world.trouble = Trouble.none();

    finishWithoutSettling();

    assertThat(world.arrived(World.TARGET)).hasSize(40).doesNotHaveDuplicates();
  }

  @Test
  void a_message_that_shows_only_after_the_first_look_is_not_sent_again() throws Exception {
    world.trouble = new Scripted(10, Duration.ofSeconds(1), Duration.ofSeconds(25), false);
    due();
    world.trouble = Trouble.none();

    finish();

    assertThat(world.arrived(World.TARGET)).hasSize(40).doesNotHaveDuplicates();
  }

  @Test
  void what_is_not_in_doubt_is_copied_meanwhile_and_then_the_leg_ends() throws Exception {
    world.trouble = new Scripted(10, Duration.ofSeconds(1), Duration.ofSeconds(29), false);
    due();
    world.trouble = Trouble.none();
    world.clock.advance(Duration.ofSeconds(5));
    due();

    assertThat(world.row(World.TARGET).progress().tally().messages()).isLessThan(40);
    assertThat(world.row(World.TARGET).problem().orElseThrow().code()).isEqualTo("IN_DOUBT");
    assertThat(world.queue.nextVisible().orElseThrow())
        .isEqualTo(world.clock.instant().plusSeconds(25));
    assertThat(world.arrived(World.TARGET)).hasSizeGreaterThanOrEqualTo(24);
  }

  @Test
  void waiting_for_certainty_uses_up_no_attempt() throws Exception {
    world.trouble = new Scripted(10, Duration.ofSeconds(1), Duration.ofSeconds(29), false);
    due();
    world.trouble = Trouble.none();
    world.clock.advance(Duration.ofSeconds(5));
    int attempt = world.row(World.TARGET).relay().attempt();
    due();

    assertThat(world.row(World.TARGET).relay().attempt()).isLessThanOrEqualTo(attempt);
    assertThat(world.row(World.TARGET).relay().stage()).isEqualTo(Relay.Stage.COPY);
  }

  @Test
  void doubts_of_a_generation_that_is_gone_are_solved_by_the_stamps() throws Exception {
    world.trouble = new Scripted(10, Duration.ZERO, Duration.ZERO, true);
    due();
    world.trouble = Trouble.none();
    source.renewValidity(INBOX);

    finish();

    assertThat(world.arrived(World.TARGET)).hasSize(40).doesNotHaveDuplicates();
  }

  @Test
  void doubts_of_a_folder_that_was_renamed_are_solved_by_the_stamps() throws Exception {
    World.fill(source, List.of("Projects"), 100, 3);
    world.trouble = new Scripted(42, Duration.ZERO, Duration.ZERO, true);
    due();
    world.trouble = Trouble.none();
    source.renameFolder(List.of("Projects"), List.of("Done"));

    finish();

    assertThat(world.arrived(World.TARGET)).hasSize(43).doesNotHaveDuplicates();
  }

  @Test
  void doubts_of_a_generation_that_is_gone_wait_for_what_is_still_on_its_way() throws Exception {
    world.trouble = new Scripted(10, Duration.ofSeconds(104), Duration.ofSeconds(29), true);
    due();
    world.trouble = Trouble.none();
    source.renewValidity(INBOX);

    finish();

    assertThat(world.arrived(World.TARGET)).hasSize(40).doesNotHaveDuplicates();
  }

  @Test
  void a_message_in_doubt_that_was_moved_at_the_source_is_moved_and_not_sent_again()
      throws Exception {
    source.createFolder(List.of("Done"));
    world.trouble = new Scripted(10, Duration.ZERO, Duration.ZERO, true);
    due();
    world.trouble = Trouble.none();
    source.move(INBOX, 10, List.of("Done"));

    finish();
    Batch batch = world.batches.find(world.batch.name()).orElseThrow();
    assertThat(new Rounds(world.stores(), world.clock).startRound(batch, "next")).isOne();
    finish();

    assertThat(world.arrived(World.TARGET)).hasSize(40).doesNotHaveDuplicates();
    assertThat(copied()).isEqualTo(40);
    var done = world.targets.mailbox(World.TARGET).folders().get(List.of("msgfolderroot", "done"));
    assertThat(world.targets.mailbox(World.TARGET).messages(done)).hasSize(1);
  }

  @Test
  void a_message_in_doubt_that_is_gone_at_the_source_is_accounted_for_if_it_has_arrived()
      throws Exception {
    world.trouble = new Scripted(10, Duration.ofSeconds(100), Duration.ofSeconds(20), true);
    due();
    world.trouble = Trouble.none();
    source.expunge(INBOX, 10);
    source.expunge(INBOX, 11);

    finish();

    assertThat(world.arrived(World.TARGET)).hasSize(39).doesNotHaveDuplicates();
    assertThat(copied()).isEqualTo(39);
    assertThat(world.row(World.TARGET).progress().tally().messages()).isEqualTo(39);
  }

  @Test
  void a_message_in_doubt_that_goes_while_it_is_looked_for_is_accounted_for() throws Exception {
    world.trouble = new Scripted(14, Duration.ZERO, Duration.ZERO, true);
    due();
    world.trouble =
        new Trouble(new java.util.Random(0), 0) {
          @Override
          <T> T around(Call<T> call) throws godwit.failure.MigrationException {
            source.expunge(INBOX, 14);
            source.expunge(INBOX, 15);
            return super.around(call);
          }
        };

    finish();

    assertThat(world.arrived(World.TARGET)).hasSize(39).doesNotHaveDuplicates();
    assertThat(copied()).isEqualTo(39);
    assertThat(world.row(World.TARGET).progress().tally().skipped()).isEqualTo(1);
  }

  private long copied() {
    return world.row(World.TARGET).progress().tally().copied();
  }

  /** Hands on what is visible, once. */
  private void due() throws Exception {
    for (WorkItem item : world.queue.due(world.clock.instant())) {
      try {
        world.dispatch().handle(item, World.QUIET);
      } catch (ProcessDied e) {
        world.queue.redeliver(item);
      }
    }
  }

  private void finish() throws Exception {
    finishWithoutSettling();
    world.settle();
  }

  private void finishWithoutSettling() throws Exception {
    world.run(new java.util.Random(1), false);
    assertThat(world.row(World.TARGET).status()).isEqualTo(MailboxStatus.SYNCED);
  }

  /** The n-th create arrives late, and its sender dies or gives up. */
  private static final class Scripted extends Trouble {
    private final int number;
    private final Duration travels;
    private final Duration unseen;
    private final boolean dies;
    private int creates;

    Scripted(int number, Duration travels, Duration unseen, boolean dies) {
      super(new java.util.Random(0), 0);
      this.number = number;
      this.travels = travels;
      this.unseen = unseen;
      this.dies = dies;
    }

    @Override
    synchronized void late(Delays delays, Delays.Create create)
        throws godwit.failure.TransientException {
      creates++;
      if (creates != number) {
        return;
      }
      delays.send(travels, unseen, create);
      if (dies) {
        kill();
        throw new ProcessDied();
      }
      throw new godwit.failure.TransientException("TIMED_OUT", "no answer came");
    }
  }
}
