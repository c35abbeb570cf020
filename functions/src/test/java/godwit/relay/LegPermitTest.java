package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.SettableClock;
import godwit.batch.BatchId;
import godwit.batch.Batches;
import godwit.batch.Mailbox;
import godwit.batch.MailboxKey;
import godwit.batch.MailboxStatus;
import godwit.batch.Tally;
import godwit.batch.memory.MemoryMailboxStore;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How long a leg may go on, and how often its progress is shown. */
class LegPermitTest {
  private static final Duration LEASE = Duration.ofMinutes(30);
  private static final Duration BUDGET = Duration.ofMinutes(4);

  private final SettableClock clock = new SettableClock(Batches.MADE);
  private final MemoryMailboxStore store = new MemoryMailboxStore();
  private final BatchId batch = Batches.id();
  private final MailboxKey key = new MailboxKey(batch, "ada@contoso.example");
  private final HeldMailbox held;
  private final LegPermit permit;

  LegPermitTest() throws Exception {
    Mailbox queued = Batches.mailbox(batch, "ada@contoso.example");
    store.insertAll(batch, List.of(Batches.in(queued, MailboxStatus.SYNCING)));
    held = HeldMailbox.take(store, clock, LEASE, key, 1, "a").orElseThrow();
    permit = new LegPermit(held, clock, BUDGET);
  }

  @Test
  void a_leg_goes_on_until_its_time_is_up() {
    clock.advance(BUDGET.minusMillis(1));
    assertThat(permit.mayGoOn()).isTrue();
    clock.advance(Duration.ofMillis(1));

    assertThat(permit.mayGoOn()).isFalse();
  }

  @Test
  void a_leg_ends_when_a_person_asked_for_it() throws Exception {
    held.change(e -> e.stopRequested(true));

    assertThat(permit.mayGoOn()).isFalse();
  }

  @Test
  void a_leg_ends_when_another_may_have_its_mailbox() {
    var longer = new LegPermit(held, clock, LEASE.multipliedBy(2));
    clock.advance(LEASE.multipliedBy(3).dividedBy(4));

    assertThat(longer.mayGoOn()).isFalse();
  }

  @Test
  void progress_is_written_every_few_seconds_and_adds_to_what_was_settled_before()
      throws Exception {
    permit.startFrom(new Tally(100, 0, 0, 0, 1_000));
    clock.advance(LegPermit.SHOWN_EVERY.minusMillis(1));
    permit.show(new Tally(5, 0, 0, 0, 50));
    assertThat(shown()).isEqualTo(Tally.NONE);
    clock.advance(Duration.ofMillis(1));

    permit.show(new Tally(6, 0, 0, 0, 60));
    assertThat(shown()).isEqualTo(new Tally(106, 0, 0, 0, 1_060));
    permit.show(new Tally(7, 0, 0, 0, 70));
    assertThat(shown().copied()).as("not again in the same moment").isEqualTo(106);
    clock.advance(LegPermit.SHOWN_EVERY);
    permit.show(new Tally(8, 0, 0, 0, 80));

    assertThat(shown().copied()).isEqualTo(108);
  }

  private Tally shown() {
    return store.find(key).orElseThrow().progress().roundTally();
  }
}
