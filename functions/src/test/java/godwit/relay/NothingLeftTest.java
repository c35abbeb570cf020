package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.Batch;
import godwit.batch.BatchStatus;
import godwit.batch.Batches;
import godwit.batch.MailboxKey;
import godwit.batch.MailboxStatus;
import godwit.batch.TargetClaims;
import godwit.copy.CopySession;
import godwit.endpoint.EndpointKey;
import godwit.endpoint.Slots;
import godwit.ledger.FolderPlan;
import godwit.ledger.Ledger;
import godwit.ledger.Trace;
import godwit.log.Event;
import godwit.source.UidValidity;
import godwit.target.TargetMessageId;
import godwit.work.WorkItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A batch or a mailbox that is removed leaves its mail at the target, and nothing else anywhere.
 */
final class NothingLeftTest {
  private static final String BEN = "ben@contoso.example";
  private static final EndpointKey SERVER = Batches.batch(Batches.id()).endpoint().key();

  private final World world = new World();
  private final MailboxKey ada = new MailboxKey(world.batch, World.TARGET);
  private final List<Event> events = new ArrayList<>();
  private List<FolderPlan> plans = List.of();
  private TargetClaims.Pair pair = new TargetClaims.Pair("", "");

  @BeforeEach
  void copied() throws Exception {
    World.fill(world.mailbox(World.TARGET), List.of("INBOX"), 0, 30);
    World.fill(world.mailbox(BEN), List.of("INBOX"), 50, 3);
    world.run();
    world.pulse().beat(World.QUIET);
    plans = world.plans.all(ada);
    world.traces.save(
        ada,
        List.of(
            new Trace(
                plans.getFirst().key().id(),
                new UidValidity(7),
                3,
                "print",
                new TargetMessageId("AAkAL3"),
                Optional.empty())));
    var login = world.ends().login(batch(), world.row(World.TARGET));
    pair = new TargetClaims.Pair(World.TARGET, CopySession.sourceMailbox(login));
    assertThat(world.claims.claim(pair, Batches.id())).isEqualTo(world.batch);
    hold(world.batch + "|" + World.TARGET);
    hold("other~batch|x");
  }

  @Test
  void of_a_batch() throws Exception {
    Instant seen = world.clock.instant();
    assertThat(world.sightings.seen(world.batch, "contoso.example", List.of("mx"), seen))
        .isEqualTo(seen);
    assertThat(world.summaries.find(world.batch)).isPresent();
    assertThat(world.telling.history.of(world.batch)).isNotEmpty();
    hold(world.batch + "|let.in.meanwhile@contoso.example");
    assertThat(world.batches.update(batch().withStatus(BatchStatus.REMOVING))).isPresent();

    world.dispatch().handle(new WorkItem.PurgeBatch(world.batch), events::add);

    assertNothingOfAda();
    assertThat(world.batches.all()).isEmpty();
    assertThat(world.mailboxes.find(new MailboxKey(world.batch, BEN))).isEmpty();
    assertThat(world.summaries.all()).isEmpty();
    assertThat(world.telling.history.of(world.batch)).isEmpty();
    Instant later = seen.plusSeconds(60);
    assertThat(world.sightings.seen(world.batch, "contoso.example", List.of("mx"), later))
        .as("what was seen before is forgotten")
        .isEqualTo(later);
    assertThat(events)
        .singleElement()
        .satisfies(e -> {
          assertThat(e.name()).isEqualTo("batch.removed");
          assertThat(e.fields()).containsEntry("batch", world.batch).containsEntry("mailboxes", 2);
        });
  }

  @Test
  void of_one_mailbox_and_the_batch_counts_one_less() throws Exception {
    var control = new MailboxControl(world.stores(), world.sealer(), world.clock);

    var removal = control.remove(batch(), ada).orElseThrow();

    assertThat(removal.done()).isTrue();
    assertThat(removal.folders()).isOne();
    assertThat(removal.accounted().copied()).isEqualTo(30);
    assertNothingOfAda();
    assertThat(batch().mailboxes()).isOne();
    assertThat(world.mailboxes.find(new MailboxKey(world.batch, BEN))).isPresent();
    assertThat(world.arrived(BEN)).hasSize(3);
  }

  @Test
  void of_one_mailbox_whose_removal_was_cut_off() throws Exception {
    var marked = world.row(World.TARGET).edit().status(MailboxStatus.REMOVING);
    assertThat(world.mailboxes.update(marked.at(world.clock.instant()))).isPresent();

    world.dispatch().handle(new WorkItem.PurgeMailbox(ada), events::add);

    assertNothingOfAda();
    assertThat(events).extracting(Event::name).containsExactly("mailbox.removed");
  }

  @Test
  void of_a_batch_of_which_none_was_ever_begun() throws Exception {
    var fresh = new World();
    for (int i = 0; i < 3; i++) {
      assertThat(fresh.mailbox("m" + i + "@contoso.example")).isNotNull();
    }
    Batch batch = fresh.batches.find(fresh.batch.name()).orElseThrow();
    assertThat(fresh.batches.update(batch.withStatus(BatchStatus.REMOVING))).isPresent();

    fresh.dispatch().handle(new WorkItem.PurgeBatch(fresh.batch), events::add);

    assertThat(fresh.batches.all()).isEmpty();
    assertThat(events.getFirst().fields()).containsEntry("mailboxes", 3);
  }

  private void assertNothingOfAda() throws Exception {
    assertThat(world.mailboxes.find(ada)).isEmpty();
    assertThat(world.plans.all(ada)).isEmpty();
    assertThat(world.traces.folders(ada)).isEmpty();
    for (FolderPlan plan : plans) {
      assertThat(world.ledger.chunks(plan.key())).isEmpty();
      assertThat(
              world.ledger.page(plan.key(), Ledger.EntryFilter.ALL, Optional.empty(), 10).entries())
          .isEmpty();
    }
    var next = Batches.id();
    assertThat(world.claims.claim(pair, next)).as("another batch may have it").isEqualTo(next);
    assertThat(world.slots.holders(SERVER)).containsExactly("other~batch|x");
    assertThat(world.arrived(World.TARGET)).as("its mail stays").hasSize(30);
  }

  private void hold(String holder) {
    assertThat(
            world.slots.acquire(
                SERVER, new Slots.Limits(20, 20), new Slots.Holder(holder, "some user")))
        .isEqualTo(Slots.Grant.TAKEN);
  }

  private Batch batch() {
    return world.batches.find(world.batch.name()).orElseThrow();
  }
}
