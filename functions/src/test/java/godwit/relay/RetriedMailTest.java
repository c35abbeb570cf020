package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.Batch;
import godwit.batch.BatchStatus;
import godwit.cutover.Cutover;
import godwit.cutover.CutoverCheck;
import godwit.cutover.MxAnswer;
import godwit.cutover.TargetHosts;
import godwit.cutover.Verdict;
import godwit.cutover.memory.MemorySightings;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a cut-over makes of rounds in which failed messages are tried again. */
final class RetriedMailTest {
  private static final MxAnswer SWITCHED =
      new MxAnswer.Found(
          List.of("contoso-example.mail.protection.outlook.com"), Duration.ofHours(1));

  private final HardMailbox mailbox = new HardMailbox();
  private final World world = mailbox.world;
  private final CutoverCheck check =
      new CutoverCheck(
          world.mailboxes,
          asked -> asked.stream().collect(Collectors.toMap(domain -> domain, domain -> SWITCHED)),
          new MemorySightings(),
          world.clock);

  RetriedMailTest() throws Exception {}

  @Test
  void messages_that_arrive_at_a_further_try_are_no_new_mail() throws Exception {
    copiedAndSwitched();
    mailbox.hard.uids = Set.of();

    assertThat(mailbox.retry()).isOne();
    world.run();

    assertThat(world.row(World.TARGET).relay().isRetry()).isTrue();
    assertThat(look().rounds().receiving()).isZero();
    assertThat(look().verdict()).isEqualTo(Verdict.YES);
  }

  @Test
  void messages_that_fail_again_are_no_new_mail_and_are_for_a_person_to_decide() throws Exception {
    copiedAndSwitched();

    assertThat(mailbox.retry()).isOne();
    world.run();

    assertThat(look().rounds().receiving()).isZero();
    assertThat(look().verdict()).isEqualTo(Verdict.DECIDE);
    assertThat(look().rounds().lost()).isEqualTo(2);
  }

  @Test
  void mail_that_came_meanwhile_is_new_also_where_others_are_tried_again() throws Exception {
    copiedAndSwitched();
    mailbox.hard.uids = Set.of(3L);
    World.fill(mailbox.source, HardMailbox.INBOX, 60, 1);

    assertThat(mailbox.retry()).isOne();
    world.run();

    assertThat(look().rounds().receiving()).isOne();
    assertThat(look().verdict()).isEqualTo(Verdict.WAIT);
  }

  /** Two of 60 messages failed; the MX record was changed long ago. */
  private void copiedAndSwitched() throws Exception {
    World.fill(mailbox.source, HardMailbox.INBOX, 0, 60);
    mailbox.hard.uids = Set.of(3L, 4L);
    world.run();
    assertThat(look().verdict()).isEqualTo(Verdict.WAIT);
    world.clock.advance(Duration.ofDays(4));
  }

  private Cutover look() throws Exception {
    Batch batch = world.batches.find(world.batch.name()).orElseThrow();
    Batch synced = batch.withStatus(BatchStatus.SYNCED_WITH_ERRORS);
    return check.of(synced, TargetHosts.EXCHANGE_ONLINE_ALONE);
  }
}
