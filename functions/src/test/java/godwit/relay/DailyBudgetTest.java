package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.Batch;
import godwit.batch.Mailbox;
import godwit.batch.MailboxStatus;
import godwit.copy.CopySettings;
import godwit.failure.RetryPolicy;
import godwit.pace.Ease;
import godwit.pace.Pace;
import godwit.pace.Spent;
import godwit.target.MailTarget;
import godwit.target.MessageStamp;
import godwit.work.WorkItem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A source that gives so many megabytes a day and no more. */
final class DailyBudgetTest {
  private static final List<String> INBOX = List.of("INBOX");

  private final World world = new World();

  @Test
  void the_budget_pauses_a_mailbox_which_goes_on_by_itself_the_next_day() throws Exception {
    give(1);
    fill(5);
    runFor(Duration.ofHours(1));

    Mailbox paused = world.row(World.TARGET);
    assertThat(world.arrived(World.TARGET)).hasSize(3);
    assertThat(paused.status()).isEqualTo(MailboxStatus.SYNCING);
    assertThat(paused.problem().orElseThrow().code()).isEqualTo("DAILY_BUDGET");
    assertThat(paused.resumes().orElseThrow())
        .isBetween(
            world.clock.instant().plus(Duration.ofHours(22)),
            world.clock.instant().plus(Duration.ofHours(25)));
    assertThat(paused.relay().attempt()).as("waiting uses up no try").isEqualTo(1);

    runFor(Duration.ofHours(26));

    assertThat(world.arrived(World.TARGET)).hasSize(5).doesNotHaveDuplicates();
    assertThat(world.row(World.TARGET).status()).isEqualTo(MailboxStatus.SYNCED);
    assertThat(world.row(World.TARGET).problem()).isEmpty();
    assertThat(world.row(World.TARGET).resumes()).isEmpty();
  }

  @Test
  void what_earlier_legs_have_read_counts() throws Exception {
    give(1);
    fill(5);
    world.copy =
        new CopySettings(
            25, 1, 1_000_000, Duration.ofMinutes(4), Duration.ofMinutes(5), World.DOUBT);
    world.trouble = new LongCreates(world);

    runFor(Duration.ofHours(1));

    assertThat(world.arrived(World.TARGET)).hasSize(3);
    assertThat(world.sources.logIns()).as("a leg for each").isGreaterThanOrEqualTo(3);
  }

  @Test
  void the_pace_of_the_target_goes_on_to_the_next_leg_with_what_was_read_before() throws Exception {
    var read = Spent.parse("7:700");
    var paced =
        new Pace(Spent.parse("3:50"), Spent.NOTHING, Spent.NOTHING, Ease.NONE, Instant.EPOCH);
    assertThat(world.mailbox(World.TARGET)).isNotNull();
    world.dispatch().handle(new WorkItem.AdmitBatch(world.batch), World.QUIET);
    Mailbox admitted = world.row(World.TARGET);
    var before = admitted.edit().pace(Pace.FRESH.withDownloads(read));
    assertThat(world.mailboxes.update(before.at(world.clock.instant()))).isPresent();
    Ends ends = world.ends();
    var target =
        new Ends(
            ends.source(),
            address ->
                Crossed.port(MailTarget.class, ends.target().open(address), "pace", call -> paced),
            ends.converter(),
            ends.sealer(),
            ends.guard());
    var retry = new RetryPolicy(50, Duration.ofSeconds(5), Duration.ofMinutes(5));
    var settings = new RelaySettings(world.copy, retry, Duration.ofSeconds(60));
    Stores stores = world.stores();

    new MailboxWork(
            stores,
            target,
            new Admission(stores, world.clock),
            (i, b) -> () -> {},
            settings,
            world.clock)
        .handle(admitted.key(), admitted.baton().leg(), World.QUIET);

    assertThat(world.row(World.TARGET).pace()).isEqualTo(paced.withDownloads(read));
  }

  @Test
  void a_mailbox_that_waits_for_its_day_keeps_no_connection_from_others() throws Exception {
    give(1);
    fill(5);
    runFor(Duration.ofMinutes(5));
    int logIns = world.sources.logIns();

    assertThat(world.slots.holders(batch().endpoint().key())).isEmpty();
    runFor(Duration.ofHours(12));
    assertThat(world.sources.logIns()).isEqualTo(logIns);
  }

  @Test
  void a_message_larger_than_a_day_s_share_is_read_when_a_day_is_free() throws Exception {
    give(1);
    World.fill(world.mailbox(World.TARGET), INBOX, 0, 1);
    world
        .sources
        .mailbox("user of " + World.TARGET, godwit.seal.Secret.of("open"))
        .append(INBOX, large(1_500_000), Instant.parse("2020-01-01T00:00:00Z"), Set.of());
    runFor(Duration.ofHours(26));

    assertThat(world.row(World.TARGET).status()).isEqualTo(MailboxStatus.SYNCED);
  }

  @Test
  void without_a_budget_all_is_read_at_once() throws Exception {
    fill(5);
    runFor(Duration.ofMinutes(5));

    assertThat(world.arrived(World.TARGET)).hasSize(5);
  }

  private void give(int megabytesPerDay) throws Exception {
    Batch batch = batch();
    var endpoint = batch.endpoint().withMegabytesPerDay(OptionalInt.of(megabytesPerDay));
    assertThat(
            world.batches.update(
                new Batch(
                    batch.id(),
                    batch.status(),
                    endpoint,
                    batch.options(),
                    batch.dataKey(),
                    batch.mailboxes(),
                    batch.created(),
                    batch.requestKey(),
                    batch.version())))
        .isPresent();
  }

  private void fill(int messages) throws Exception {
    var source = world.mailbox(World.TARGET);
    source.createFolder(INBOX);
    for (int i = 0; i < messages; i++) {
      Instant received = Instant.parse("2020-01-01T00:00:00Z").plusSeconds(i);
      source.append(INBOX, large(300_000), received, Set.of());
    }
    world.queue.send(new WorkItem.AdmitBatch(world.batch), Duration.ZERO);
  }

  private static byte[] large(int bytes) {
    String text = "Subject: large\r\n\r\n" + "x".repeat(bytes);
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Delivers what is due, a pulse every minute. */
  private void runFor(Duration time) throws Exception {
    world.queue.send(new WorkItem.AdmitBatch(world.batch), Duration.ZERO);
    Instant end = world.clock.instant().plus(time);
    while (world.clock.instant().isBefore(end)) {
      for (List<WorkItem> due = world.queue.due(world.clock.instant());
          !due.isEmpty();
          due = world.queue.due(world.clock.instant())) {
        for (WorkItem item : due) {
          world.dispatch().handle(item, World.QUIET);
        }
      }
      world.pulse().beat(World.QUIET);
      world.clock.advance(Duration.ofMinutes(1));
    }
  }

  /** Each message takes all the time of its leg. */
  private static final class LongCreates extends Trouble {
    private final World world;

    LongCreates(World world) {
      super(new Random(0), 0);
      this.world = world;
    }

    @Override
    void create(MessageStamp stamp, Delays.Create create) {
      world.clock.advance(world.copy.timeBudget());
    }
  }

  private Batch batch() {
    return world.batches.find(world.batch.name()).orElseThrow();
  }
}
