package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import godwit.batch.Batch;
import godwit.batch.BatchStatus;
import godwit.batch.Batches;
import godwit.batch.MailboxCommands.CredentialsChange;
import godwit.batch.MailboxKey;
import godwit.batch.MailboxStatus;
import godwit.batch.MailboxStore;
import godwit.failure.MigrationException;
import godwit.seal.SealedSecret;
import godwit.seal.Secret;
import godwit.source.SourceConnector;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a person can do about one mailbox. */
final class MailboxControlTest {
  private static final String OTHER = "ben@contoso.example";

  private final World world = new World();
  private final MailboxKey key = new MailboxKey(world.batch, World.TARGET);
  private final MailboxControl control =
      new MailboxControl(world.stores(), world.sealer(), world.clock);

  @Test
  void a_mailbox_with_a_wrong_password_goes_on_by_itself_once_it_has_the_right_one()
      throws Exception {
    failForItsPassword("new");
    var before = world.row(World.TARGET).password();

    assertThat(control.credentials(batch(), key, Optional.empty(), Secret.of("new")))
        .isEqualTo(CredentialsChange.GOES_ON);
    assertThat(world.row(World.TARGET).password()).isNotEqualTo(before);
    world.run();

    assertThat(world.row(World.TARGET).status()).isEqualTo(MailboxStatus.SYNCED);
    assertThat(world.arrived(World.TARGET)).hasSize(3);
  }

  @Test
  void a_password_that_is_given_while_the_old_one_is_being_refused_is_tried_at_once()
      throws Exception {
    world.mailbox(World.TARGET).createFolder(List.of("INBOX"));
    World.fill(
        world.sources.mailbox("user of " + World.TARGET, Secret.of("new")), List.of("INBOX"), 0, 3);
    var logIns = new AtomicInteger();
    SourceConnector way = world.way;
    world.way =
        login -> {
          if (logIns.incrementAndGet() == 1) {
            assertThat(control.credentials(batch(), key, Optional.empty(), Secret.of("new")))
                .isEqualTo(CredentialsChange.STORED);
          }
          return way.connect(login);
        };

    world.run();

    assertThat(world.row(World.TARGET).status()).isEqualTo(MailboxStatus.SYNCED);
    assertThat(logIns).hasValue(2);
  }

  @Test
  void a_failed_mailbox_that_is_retried_goes_on_with_all_its_tries() throws Exception {
    failForItsPassword();

    assertThat(control.retry(batch(), key)).isTrue();
    assertThat(control.retry(batch(), key)).as("a second wish is none").isFalse();
    assertThat(world.row(World.TARGET).relay().attempt()).isEqualTo(1);
    world.run();

    assertThat(world.row(World.TARGET).status()).isEqualTo(MailboxStatus.SYNCED);
  }

  @Test
  void a_mailbox_that_has_not_failed_is_left_alone() throws Exception {
    World.fill(world.mailbox(World.TARGET), List.of("INBOX"), 0, 3);
    world.run();

    assertThat(control.retry(batch(), key)).isFalse();
    assertThat(control.credentials(batch(), key, Optional.empty(), Secret.of("new")))
        .isEqualTo(CredentialsChange.STORED);
    assertThat(world.row(World.TARGET).status()).isEqualTo(MailboxStatus.SYNCED);
  }

  @Test
  void a_user_name_may_be_mended_while_nothing_was_copied_under_it() throws Exception {
    failForItsPassword();

    assertThat(control.credentials(batch(), key, Optional.of("other"), Secret.of("new")))
        .isEqualTo(CredentialsChange.GOES_ON);
    assertThat(world.row(World.TARGET).userName()).isEqualTo("other");
  }

  @Test
  void a_user_name_that_messages_are_known_by_stays() throws Exception {
    World.fill(world.mailbox(World.TARGET), List.of("INBOX"), 0, 3);
    world.run();
    String user = world.row(World.TARGET).userName();
    var password = world.row(World.TARGET).password();

    assertThat(control.credentials(batch(), key, Optional.of("other"), Secret.of("new")))
        .isEqualTo(CredentialsChange.USER_NAME_IN_USE);
    assertThat(world.row(World.TARGET).password()).isEqualTo(password);
    assertThat(control.credentials(batch(), key, Optional.of(user), Secret.of("new")))
        .isEqualTo(CredentialsChange.STORED);
  }

  @Test
  void one_mailbox_is_stopped_and_started_while_the_others_go_on() throws Exception {
    World.fill(world.mailbox(World.TARGET), List.of("INBOX"), 0, 3);
    World.fill(world.mailbox(OTHER), List.of("INBOX"), 10, 3);

    assertThat(control.stop(batch(), key)).isTrue();
    assertThat(control.stop(batch(), key)).as("a second wish is none").isFalse();
    world.run();
    assertThat(world.row(World.TARGET).status()).isEqualTo(MailboxStatus.STOPPED);
    assertThat(world.row(OTHER).status()).isEqualTo(MailboxStatus.SYNCED);
    assertThat(world.arrived(World.TARGET)).isEmpty();

    assertThat(control.start(batch(), key)).isTrue();
    world.run();
    assertThat(world.row(World.TARGET).status()).isEqualTo(MailboxStatus.SYNCED);
    assertThat(world.arrived(World.TARGET)).hasSize(3);
  }

  @Test
  void a_worker_is_asked_to_stop_and_the_mailbox_goes_on_where_it_was() throws Exception {
    World.fill(world.mailbox(World.TARGET), List.of("INBOX"), 0, 60);
    world.trouble =
        new AtCreate(
            10,
            () -> {
              assertThat(control.stop(batch(), key)).isTrue();
              world.beatHeart();
            });
    world.run();
    assertThat(world.row(World.TARGET).status()).isEqualTo(MailboxStatus.STOPPED);
    assertThat(world.arrived(World.TARGET)).hasSize(10);
    assertThat(world.slots.holders(batch().endpoint().key())).isEmpty();

    assertThat(control.start(batch(), key)).isTrue();
    world.run();
    assertThat(world.arrived(World.TARGET)).hasSize(60).doesNotHaveDuplicates();
  }

  @Test
  void in_a_batch_that_was_never_started_one_mailbox_starts_alone() throws Exception {
    World.fill(world.mailbox(World.TARGET), List.of("INBOX"), 0, 3);
    World.fill(world.mailbox(OTHER), List.of("INBOX"), 10, 3);
    assertThat(world.batches.update(batch().withStatus(BatchStatus.STOPPED))).isPresent();

    assertThat(control.start(batch(), key)).isTrue();
    world.run();
    world.pulse().beat(World.QUIET);

    assertThat(world.row(World.TARGET).status()).isEqualTo(MailboxStatus.SYNCED);
    assertThat(world.row(OTHER).status()).isEqualTo(MailboxStatus.STOPPED);
    assertThat(batch().status()).isEqualTo(BatchStatus.SYNCED);

    assertThat(new BatchControl(world.stores(), world.clock).start(batch())).isOne();
    world.run();
    assertThat(world.row(OTHER).status()).isEqualTo(MailboxStatus.SYNCED);
  }

  @Test
  void one_mailbox_has_a_round_now_and_no_second_one_for_the_same_wish() throws Exception {
    var source = world.mailbox(World.TARGET);
    var other = world.mailbox(OTHER);
    World.fill(source, List.of("INBOX"), 0, 3);
    World.fill(other, List.of("INBOX"), 10, 3);
    world.run();
    World.fill(source, List.of("INBOX"), 3, 2);
    World.fill(other, List.of("INBOX"), 13, 2);

    assertThat(control.sync(batch(), key, "sync-1")).isTrue();
    world.run();
    assertThat(control.sync(batch(), key, "sync-1")).isFalse();

    assertThat(world.arrived(World.TARGET)).hasSize(5);
    assertThat(world.arrived(OTHER)).hasSize(3);
    assertThat(world.row(World.TARGET).relay().round()).isEqualTo(1);
  }

  @Test
  void a_password_is_stored_also_where_a_worker_writes_at_the_same_moment() throws Exception {
    assertThat(world.mailbox(World.TARGET)).isNotNull();
    var calls = new AtomicInteger();
    world.trouble =
        new Trouble(new Random(0), 0) {
          @Override
          <T> T stored(Call<T> call) throws MigrationException {
            if (calls.incrementAndGet() == 2) {
              var written = world.row(World.TARGET).edit().at(world.clock.instant());
              assertThat(world.mailboxes.update(written)).isPresent();
            }
            return call.run();
          }
        };
    var raced = new MailboxControl(world.stores(), world.sealer(), world.clock);

    assertThat(raced.credentials(batch(), key, Optional.empty(), Secret.of("new")))
        .isEqualTo(CredentialsChange.STORED);

    assertThat(world.row(World.TARGET).password()).isEqualTo(new SealedSecret("new"));
    assertThat(calls.get()).as("it was tried again").isGreaterThan(2);
  }

  @Test
  void a_mailbox_whose_row_changes_all_the_time_is_told_to_be_busy() throws Exception {
    World.fill(world.mailbox(World.TARGET), List.of("INBOX"), 0, 3);
    Stores busy =
        Crossed.stores(world.stores(), MailboxStore.class, "update", call -> Optional.empty());
    var raced = new MailboxControl(busy, world.sealer(), world.clock);

    assertThatThrownBy(() -> raced.stop(batch(), key)).hasMessageContaining("ask again");
    assertThatThrownBy(() -> raced.credentials(batch(), key, Optional.empty(), Secret.of("new")))
        .hasMessageContaining("ask again");
  }

  @Test
  void a_mailbox_that_is_gone_is_told() throws Exception {
    assertThat(control.credentials(batch(), key, Optional.empty(), Secret.of("new")))
        .isEqualTo(CredentialsChange.GONE);
    assertThat(control.retry(batch(), key)).isFalse();
  }

  /** The source has another password first, and the right one afterwards. */
  private void failForItsPassword() throws Exception {
    failForItsPassword("open");
  }

  private void failForItsPassword(String right) throws Exception {
    world.mailbox(World.TARGET).createFolder(List.of("INBOX"));
    var wrong = world.sources.mailbox("user of " + World.TARGET, Secret.of("changed"));
    assertThat(wrong).isNotNull();
    world.run();
    assertThat(world.row(World.TARGET).status()).isEqualTo(MailboxStatus.FAILED);
    World.fill(
        world.sources.mailbox("user of " + World.TARGET, Secret.of(right)), List.of("INBOX"), 0, 3);
  }

  private Batch batch() {
    return world.batches.find(Batches.batch(world.batch).id().name()).orElseThrow();
  }
}
