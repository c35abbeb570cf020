package godwit.intake;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.Batch;
import godwit.batch.BatchName;
import godwit.batch.BatchStatus;
import godwit.hook.HookEvent;
import godwit.hook.Subscribing;
import godwit.hook.Subscription;
import godwit.hook.Subscriptions;
import godwit.hook.WantedHook;
import godwit.hook.memory.MemorySubscriptions;
import godwit.seal.PlainSealer;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The last subscription is taken while a batch that wants it is stored. */
class CrowdedHooksTest {
  private final IntakeBench bench = new IntakeBench();
  private final LastOneTaken subscriptions = new LastOneTaken();

  @Test
  void the_batch_is_undone_and_nobody_is_told_that_it_is_gone() throws Exception {
    bench.subscriptions = subscriptions;
    var fields = new HashMap<>(IntakeBench.FIELDS);
    fields.put("hook.callbackUrl", "https://imap.b.example/in");
    fields.put("hook.events", "batch.removed");
    var submission = new BatchSubmission(fields, CsvText.received(IntakeBench.CSV), "");

    AdmissionOutcome outcome = bench.admission().admit(submission);

    assertThat(outcome).isEqualTo(new AdmissionOutcome.TooManyHooks());
    Batch left = bench.batches.find(new BatchName("Web-Host")).orElseThrow();
    assertThat(left.status()).isEqualTo(BatchStatus.REMOVING);
    assertThat(left.undone()).isTrue();
    assertThat(subscriptions.all()).noneMatch(s -> s.isOnlyFor(left.id()));
  }

  /** All of them are taken by others after the first look. */
  private final class LastOneTaken implements Subscriptions {
    private final MemorySubscriptions kept = new MemorySubscriptions();
    private boolean looked;

    @Override
    public boolean insert(Subscription subscription) {
      return kept.insert(subscription);
    }

    @Override
    public Optional<Subscription> find(String id) {
      return kept.find(id);
    }

    @Override
    public List<Subscription> all() {
      List<Subscription> seen = kept.all();
      if (!looked) {
        looked = true;
        others();
      }
      return seen;
    }

    @Override
    public boolean update(Subscription subscription) {
      return kept.update(subscription);
    }

    @Override
    public boolean remove(String id) {
      return kept.remove(id);
    }

    private void others() {
      var subscribing = new Subscribing(kept, new PlainSealer(), bench.clock);
      for (int i = 0; i < Subscription.MOST; i++) {
        var address = URI.create("https://imap.b.example/" + i);
        var events = Set.of(HookEvent.ROUND_FINISHED);
        try {
          assertThat(
                  subscribing.subscribe(
                      new WantedHook(address, events, Optional.empty(), Optional.empty())))
              .isPresent();
        } catch (godwit.failure.MigrationException e) {
          throw new AssertionError(e);
        }
      }
    }
  }
}
