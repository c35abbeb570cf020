package godwit.hook;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.BatchId;
import godwit.batch.Batches;
import godwit.seal.SealedSecret;
import godwit.seal.WrappedKey;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link Subscriptions} does. */
public interface SubscriptionsContract {
  /** The subscriptions under test. */
  Subscriptions subscriptions();

  @Test
  default void a_subscription_is_kept_with_all_it_says() throws Exception {
    Subscription whole = subscription(Optional.of(Batches.id()), Optional.of("s"));
    Subscription bare = subscription(Optional.empty(), Optional.empty());

    assertThat(subscriptions().insert(whole)).isTrue();
    assertThat(subscriptions().insert(bare)).isTrue();
    assertThat(subscriptions().insert(bare)).isFalse();

    assertThat(subscriptions().find(whole.id()).orElseThrow())
        .usingRecursiveComparison()
        .ignoringFields("version")
        .isEqualTo(whole);
    assertThat(subscriptions().find(bare.id()).orElseThrow())
        .usingRecursiveComparison()
        .ignoringFields("version")
        .isEqualTo(bare);
    assertThat(subscriptions().all()).extracting(Subscription::id).contains(whole.id(), bare.id());
  }

  @Test
  default void one_of_two_who_change_it_is_first() throws Exception {
    Subscription made = subscription(Optional.empty(), Optional.empty());
    assertThat(subscriptions().insert(made)).isTrue();
    Subscription read = subscriptions().find(made.id()).orElseThrow();

    assertThat(subscriptions().update(read.withProblem(Optional.of("late")))).isTrue();
    assertThat(subscriptions().update(read.withProblem(Optional.of("later")))).isFalse();

    assertThat(subscriptions().find(made.id()).orElseThrow().problem()).contains("late");
  }

  @Test
  default void what_is_removed_is_gone_and_does_not_come_back() throws Exception {
    Subscription made = subscription(Optional.empty(), Optional.empty());
    assertThat(subscriptions().insert(made)).isTrue();
    Subscription read = subscriptions().find(made.id()).orElseThrow();

    assertThat(subscriptions().remove(made.id())).isTrue();
    assertThat(subscriptions().remove(made.id())).isFalse();
    assertThat(subscriptions().update(read)).isFalse();

    assertThat(subscriptions().find(made.id())).isEmpty();
  }

  private static Subscription subscription(Optional<BatchId> batch, Optional<String> secret) {
    return new Subscription(
        UUID.randomUUID().toString().replace("-", "").substring(0, 24),
        "hooks.example",
        new SealedSecret("c2VhbGVk"),
        secret.map(SealedSecret::new),
        new WrappedKey("local:1", "a2V5"),
        EnumSet.of(HookEvent.ROUND_FINISHED, HookEvent.BATCH_REMOVED),
        batch,
        Instant.parse("2026-11-22T08:00:00Z"),
        Optional.empty(),
        "");
  }
}
