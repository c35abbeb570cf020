package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.Batch;
import godwit.batch.MailboxKey;
import godwit.batch.MailboxStatus;
import godwit.ledger.FolderPlan;
import godwit.seal.Secret;
import godwit.source.UidRange;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a mailbox and a command say how many there are. */
final class CountsTest {
  private static final String BEN = "ben@contoso.example";

  private final World world = new World();

  @Test
  void a_round_that_touches_one_folder_still_counts_the_others() throws Exception {
    var source = world.mailbox(World.TARGET);
    World.fill(source, List.of("INBOX"), 0, 30);
    World.fill(source, List.of("Sent"), 100, 5);
    world.run();
    World.fill(source, List.of("INBOX"), 30, 1);

    assertThat(new Rounds(world.stores(), world.clock).startRound(batch(), "next")).isOne();
    world.run();

    assertThat(world.row(World.TARGET).progress().tally().copied()).isEqualTo(36);
    assertThat(world.row(World.TARGET).progress().roundTally().copied()).isOne();
  }

  @Test
  void what_a_folder_held_before_it_was_emptied_and_numbered_anew_is_not_counted_for_ever()
      throws Exception {
    var source = world.mailbox(World.TARGET);
    World.fill(source, List.of("INBOX"), 0, 4);
    World.fill(source, List.of("Sent"), 100, 2);
    world.run();
    source.expunge(List.of("Sent"), 1);
    source.expunge(List.of("Sent"), 2);
    source.renewValidity(List.of("Sent"));

    assertThat(new Rounds(world.stores(), world.clock).startRound(batch(), "next")).isOne();
    world.run();

    var key = new MailboxKey(world.batch, World.TARGET);
    long rows = 0;
    for (FolderPlan folder : world.plans.all(key)) {
      UidRange all = new UidRange(1, 1_000);
      rows += world.ledger.entries(folder.key(), folder.validity(), all).size();
    }
    assertThat(world.row(World.TARGET).progress().tally().copied()).isEqualTo(rows).isEqualTo(4);
  }

  @Test
  void a_start_says_how_many_stopped_and_failed_mailboxes_go_on() throws Exception {
    World.fill(world.mailbox(World.TARGET), List.of("INBOX"), 0, 3);
    World.fill(world.mailbox(BEN), List.of("INBOX"), 10, 3);
    assertThat(world.sources.mailbox("user of " + BEN, Secret.of("changed"))).isNotNull();
    var control = new MailboxControl(world.stores(), world.sealer(), world.clock);
    assertThat(control.stop(batch(), new MailboxKey(world.batch, World.TARGET))).isTrue();
    world.run();
    assertThat(world.row(BEN).status()).isEqualTo(MailboxStatus.FAILED);

    assertThat(new BatchControl(world.stores(), world.clock).start(batch())).isEqualTo(2);
  }

  private Batch batch() {
    return world.batches.find(world.batch.name()).orElseThrow();
  }
}
