package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.MailboxStatus;
import godwit.failure.MigrationException;
import godwit.ledger.Ledger;
import godwit.ledger.LedgerEntry;
import godwit.source.memory.MemoryMailbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A mailbox in which some messages are {@link HardMessages}. */
final class HardMailbox {
  static final List<String> INBOX = List.of("INBOX");

  final World world = new World();
  final HardMessages hard = new HardMessages(world);
  final MemoryMailbox source;

  HardMailbox() throws MigrationException {
    source = world.mailbox(World.TARGET);
    world.trouble = hard;
  }

  /** Asks for a retry; gives how many mailboxes go on. */
  int retry() throws MigrationException {
    var batch = world.batches.find(world.batch.name()).orElseThrow();
    return new BatchControl(world.stores(), world.clock).retry(batch);
  }

  void assertSynced(int arrived) {
    assertThat(world.row(World.TARGET).status()).isEqualTo(MailboxStatus.SYNCED);
    assertThat(world.arrived(World.TARGET)).hasSize(arrived).doesNotHaveDuplicates();
    assertThat(world.row(World.TARGET).progress().tally().copied()).isEqualTo(arrived);
  }

  /** The rows of messages that failed. */
  List<LedgerEntry> failed() throws MigrationException {
    var failed = new ArrayList<LedgerEntry>();
    for (var plan : world.plans.all(world.row(World.TARGET).key())) {
      failed.addAll(
          world
              .ledger
              .page(plan.key(), Ledger.EntryFilter.FAILED, Optional.empty(), 1_000)
              .entries());
    }
    return failed;
  }
}
