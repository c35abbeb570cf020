package godwit.batch;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.Race;
import godwit.batch.TargetClaims.Pair;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** What every {@link TargetClaims} does. */
public interface TargetClaimsContract {
  /** The claims under test; there may be those of other tests. */
  TargetClaims claims();

  @Test
  default void the_first_batch_keeps_a_pair_and_the_second_learns_whose_it_is() throws Exception {
    Pair pair = pair("0123456789abcdef");
    BatchId first = Batches.id();
    BatchId second = Batches.id();

    assertThat(claims().claim(pair, first)).isEqualTo(first);
    assertThat(claims().claim(pair, second)).isEqualTo(first);
    assertThat(claims().claim(pair, first)).isEqualTo(first);
  }

  @Test
  default void another_source_into_the_same_target_is_another_claim() throws Exception {
    Pair pair = pair("0123456789abcdef");
    var other = new Pair(pair.address(), "fedcba9876543210");
    BatchId first = Batches.id();
    BatchId second = Batches.id();

    assertThat(claims().claim(pair, first)).isEqualTo(first);
    assertThat(claims().claim(other, second)).isEqualTo(second);
  }

  @Test
  default void a_claim_is_taken_over_from_its_holder_only() throws Exception {
    Pair pair = pair("0123456789abcdef");
    BatchId first = Batches.id();
    BatchId second = Batches.id();
    BatchId third = Batches.id();
    assertThat(claims().claim(pair, first)).isEqualTo(first);

    assertThat(claims().takeOver(pair, third, second)).isFalse();
    assertThat(claims().takeOver(pair, first, second)).isTrue();
    assertThat(claims().takeOver(pair, first, third)).isFalse();

    assertThat(claims().claim(pair, third)).isEqualTo(second);
  }

  @Test
  default void what_is_given_back_is_free_and_what_others_hold_stays() throws Exception {
    Pair pair = pair("0123456789abcdef");
    var other = new Pair(pair.address(), "fedcba9876543210");
    BatchId first = Batches.id();
    BatchId second = Batches.id();
    assertThat(claims().claim(pair, first)).isEqualTo(first);
    assertThat(claims().claim(other, second)).isEqualTo(second);

    claims().release(pair.address(), first);
    claims().release(pair.address(), first);

    assertThat(claims().claim(pair, second)).isEqualTo(second);
    assertThat(claims().claim(other, first)).isEqualTo(second);
    assertThat(claims().takeOver(pair, first, first)).isFalse();
  }

  @Test
  default void of_many_at_once_one_has_it_and_all_learn_who() throws Exception {
    Pair pair = pair("0123456789abcdef");
    Set<BatchId> told = ConcurrentHashMap.newKeySet();

    Race.of(8, i -> told.add(claims().claim(pair, Batches.id())));

    assertThat(told).hasSize(1);
  }

  private static Pair pair(String source) {
    return new Pair(UUID.randomUUID() + "@contoso.example", source);
  }
}
