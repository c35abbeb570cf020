package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.Batches;
import godwit.batch.Mailbox;
import godwit.batch.MailboxStatus;
import godwit.copy.CopySettings;
import godwit.endpoint.EndpointKey;
import godwit.failure.AppBlockedException;
import godwit.failure.MigrationException;
import godwit.failure.ThrottledException;
import godwit.failure.TransientException;
import godwit.source.memory.MemoryMailbox;
import godwit.target.MessageStamp;
import godwit.work.WorkItem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** How long a mailbox waits after trouble, what it says meanwhile, and what is counted. */
final class WaitTest {
  private static final List<String> INBOX = List.of("INBOX");
  private static final EndpointKey ENDPOINT = Batches.batch(Batches.id()).endpoint().key();

  private final World world = new World();
  private final MemoryMailbox source;
  private final Failing failing = new Failing();

  WaitTest() throws Exception {
    source = world.mailbox(World.TARGET);
    World.fill(source, INBOX, 0, 30);
    world.trouble = failing;
  }

  @Test
  void a_fault_of_the_whole_app_is_looked_at_again_every_five_minutes_for_ever() throws Exception {
    failing.with = Optional.of(() -> new AppBlockedException("CONSENT", "grant consent"));

    runFor(Duration.ofDays(1));

    Mailbox row = row();
    assertThat(row.status()).isEqualTo(MailboxStatus.SYNCING);
    assertThat(row.relay().attempt()).isOne();
    assertThat(row.problem().orElseThrow().advice()).isEqualTo("grant consent");
    assertThat(failing.times).isBetween(240, 290);
    assertThat(row.progress().throttled()).isZero();
    failing.with = Optional.empty();
    world.run();
    assertSynced();
  }

  @Test
  void a_server_that_wants_a_pause_gets_it_and_the_pause_is_counted() throws Exception {
    failing.with =
        Optional.of(() -> new ThrottledException("429", "slow down", Duration.ofMinutes(15)));
    failing.most = 1;

    runFor(Duration.ofMinutes(5));

    assertThat(row().problem().orElseThrow().code()).isEqualTo("429");
    assertThat(row().resumes()).contains(world.clock.instant().plus(Duration.ofMinutes(10)));
    assertThat(world.slots.holders(ENDPOINT)).as("a short wait keeps its place").hasSize(1);
    world.run();
    assertSynced();
    assertThat(row().progress().throttled()).isEqualTo(Duration.ofMinutes(15));
  }

  @Test
  void a_server_that_says_when_to_come_back_uses_up_no_try() throws Exception {
    failing.with = Optional.of(() -> new TransientException("503", "busy", Duration.ofMinutes(2)));

    runFor(Duration.ofHours(4));

    assertThat(row().relay().attempt()).isOne();
    failing.with = Optional.empty();
    world.run();
    assertSynced();
    assertThat(row().progress().throttled()).isGreaterThan(Duration.ofHours(2));
  }

  @Test
  void trouble_says_since_when_it_is_there_until_it_is_another() throws Exception {
    failing.with = Optional.of(() -> new AppBlockedException("CONSENT", "grant consent"));
    runFor(Duration.ofMinutes(2));
    Instant since = row().problem().orElseThrow().since();

    runFor(Duration.ofHours(1));
    assertThat(row().problem().orElseThrow().since()).isEqualTo(since);
    failing.with = Optional.of(() -> new AppBlockedException("SECRET", "renew the secret"));
    runFor(Duration.ofMinutes(10));

    assertThat(row().problem().orElseThrow().code()).isEqualTo("SECRET");
    assertThat(row().problem().orElseThrow().since()).isAfter(since.plus(Duration.ofHours(1)));
    failing.with = Optional.empty();
    world.run();
    assertThat(row().problem()).isEmpty();
  }

  @Test
  void a_mailbox_in_which_messages_go_through_between_its_failures_is_never_given_up()
      throws Exception {
    World.fill(source, INBOX, 30, 500);
    world.copy =
        new CopySettings(
            1_000, 7, 1_000_000, Duration.ofMinutes(4), Duration.ofSeconds(60), World.DOUBT);
    failing.with = Optional.of(() -> new TransientException("RESET", "the connection was cut"));
    failing.every = 8;

    world.run();

    assertThat(failing.times).isGreaterThan(50);
    assertThat(world.arrived(World.TARGET)).hasSize(530).doesNotHaveDuplicates();
    assertThat(row().status()).isEqualTo(MailboxStatus.SYNCED);
    assertThat(row().relay().attempt()).isOne();
  }

  @Test
  void a_mailbox_in_which_nothing_goes_through_is_given_up_after_its_last_try() throws Exception {
    world.trouble =
        new Trouble(new Random(0), 0) {
          @Override
          <T> T around(Call<T> call) throws MigrationException {
            throw new TransientException("RESET", "the connection was cut");
          }
        };

    world.run();

    assertThat(row().status()).isEqualTo(MailboxStatus.FAILED);
    assertThat(row().problem().orElseThrow().advice())
        .isEqualTo("gave up after 50 tries: the connection was cut");
    assertThat(row().progress().throttled()).isZero();
  }

  private void runFor(Duration time) throws Exception {
    world.queue.send(new WorkItem.AdmitBatch(world.batch), Duration.ZERO);
    world.runFor((int) (time.toSeconds() / 20), new Random(1));
  }

  private void assertSynced() {
    assertThat(row().status()).isEqualTo(MailboxStatus.SYNCED);
    assertThat(world.arrived(World.TARGET)).hasSize(30).doesNotHaveDuplicates();
    assertThat(world.slots.holders(ENDPOINT)).isEmpty();
  }

  private Mailbox row() {
    return world.row(World.TARGET);
  }

  /** Every so many creates one fails, all of them at first. */
  private static final class Failing extends Trouble {
    private Optional<Supplier<MigrationException>> with = Optional.empty();
    private int every = 1;
    private int most = Integer.MAX_VALUE;
    private int creates;
    private int times;

    Failing() {
      super(new Random(0), 0);
    }

    @Override
    void create(MessageStamp stamp, Delays.Create create) throws MigrationException {
      if (with.isPresent() && ++creates % every == 0 && times < most) {
        times++;
        throw with.get().get();
      }
    }
  }
}
