package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.Mailbox;
import godwit.batch.MailboxStatus;
import godwit.source.memory.MemoryMailbox;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a retry does with messages that were given up, and with a mailbox that they block. */
final class HardMessageRetryTest {
  private final HardMailbox mailbox = new HardMailbox();
  private final World world = mailbox.world;
  private final HardMessages hard = mailbox.hard;
  private final MemoryMailbox source = mailbox.source;

  HardMessageRetryTest() throws Exception {}

  @Test
  void is_copied_when_it_is_retried_after_the_cause_is_mended() throws Exception {
    World.fill(source, HardMailbox.INBOX, 0, 60);
    hard.uids = Set.of(3L, 4L, 30L);
    world.run();
    int given = mailbox.failed().size();
    hard.uids = Set.of();

    assertThat(mailbox.retry()).isOne();
    world.run();

    assertThat(given).isGreaterThanOrEqualTo(3);
    assertThat(mailbox.failed()).isEmpty();
    mailbox.assertSynced(60);
    assertThat(world.row(World.TARGET).progress().tally().failed()).isZero();
  }

  @Test
  void is_retried_alone_and_counted_once_when_it_fails_again() throws Exception {
    World.fill(source, HardMailbox.INBOX, 0, 40);
    hard.uids = Set.of(3L);
    world.run();
    hard.tried.clear();
    long reads = source.reads();

    assertThat(mailbox.retry()).isOne();
    world.run();

    assertThat(hard.tried).hasSize(2);
    assertThat(source.reads() - reads).isLessThan(20);
    assertThat(world.row(World.TARGET).status()).isEqualTo(MailboxStatus.SYNCED);
    assertThat(mailbox.failed()).hasSize(1);
    assertThat(world.row(World.TARGET).progress().tally().messages()).isEqualTo(40);
    assertThat(world.row(World.TARGET).progress().tally().failed()).isOne();
  }

  @Test
  void that_arrived_long_after_it_was_given_up_is_found_by_a_retry() throws Exception {
    World.fill(source, HardMailbox.INBOX, 0, 40);
    hard.uids = Set.of(3L);
    hard.arrivesAt = 5;
    hard.travels = Duration.ofHours(1);
    world.run();
    assertThat(mailbox.failed()).hasSize(1);
    hard.uids = Set.of();
    world.clock.advance(Duration.ofHours(2));
    world.delays.land();

    assertThat(mailbox.retry()).isOne();
    world.run();

    assertThat(mailbox.failed()).isEmpty();
    mailbox.assertSynced(40);
  }

  @Test
  void a_mailbox_in_which_nothing_failed_is_not_retried() throws Exception {
    World.fill(source, HardMailbox.INBOX, 0, 5);
    world.run();

    assertThat(mailbox.retry()).isZero();

    assertThat(world.row(World.TARGET).status()).isEqualTo(MailboxStatus.SYNCED);
  }

  @Test
  void several_that_are_the_last_block_the_mailbox_and_are_given_up_by_a_retry() throws Exception {
    World.fill(source, HardMailbox.INBOX, 0, 40);
    hard.uids = Set.of(38L, 39L, 40L);
    hard.wish = Duration.ofSeconds(7);

    world.run();

    assertThat(world.row(World.TARGET).status()).isEqualTo(MailboxStatus.FAILED);
    assertThat(world.row(World.TARGET).problem().orElseThrow().advice())
        .contains("state of the service");
    assertThat(mailbox.failed()).isEmpty();
    assertThat(mailbox.retry()).isOne();
    world.run();
    assertThat(mailbox.failed()).hasSize(3);
    mailbox.assertSynced(37);
  }

  @Test
  void the_only_message_of_a_mailbox_goes_on_when_it_is_retried() throws Exception {
    World.fill(source, HardMailbox.INBOX, 0, 1);
    hard.uids = Set.of(1L);
    world.run();
    hard.uids = Set.of();

    assertThat(mailbox.retry()).isOne();
    world.run();

    mailbox.assertSynced(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 60})
  void the_only_message_of_a_mailbox_blocks_it_in_the_end(int wish) throws Exception {
    World.fill(source, HardMailbox.INBOX, 0, 1);
    hard.uids = Set.of(1L);
    hard.wish = Duration.ofSeconds(wish);

    world.run();

    Mailbox row = world.row(World.TARGET);
    assertThat(row.status()).isEqualTo(MailboxStatus.FAILED);
    assertThat(row.problem().orElseThrow().code()).isEqualTo("ErrorInternalServerError");
    assertThat(row.problem().orElseThrow().advice()).contains("retry");
    assertThat(hard.tried).hasSizeLessThan(15);
    assertThat(mailbox.failed()).isEmpty();
  }
}
