package godwit.endpoint;

import static godwit.endpoint.Slots.Grant.ENDPOINT_FULL;
import static godwit.endpoint.Slots.Grant.TAKEN;
import static godwit.endpoint.Slots.Grant.USER_FULL;
import static org.assertj.core.api.Assertions.assertThat;

import godwit.Race;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link Slots} does. */
public interface SlotsContract {
  /** The slots under test; they may hold endpoints of other tests. */
  Slots slots();

  @Test
  default void gives_as_many_slots_as_the_limit_and_no_more() throws Exception {
    var endpoint = endpoint();

    assertThat(slots().acquire(endpoint, 2, "a")).isTrue();
    assertThat(slots().acquire(endpoint, 2, "b")).isTrue();
    assertThat(slots().acquire(endpoint, 2, "c")).isFalse();

    assertThat(slots().holders(endpoint)).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  default void taking_twice_keeps_the_one_slot() throws Exception {
    var endpoint = endpoint();

    assertThat(slots().acquire(endpoint, 2, "a")).isTrue();
    assertThat(slots().acquire(endpoint, 2, "a")).isTrue();

    assertThat(slots().holders(endpoint)).containsExactly("a");
    assertThat(slots().acquire(endpoint, 1, "a")).isTrue();
  }

  @Test
  default void a_slot_given_back_is_free_for_another() throws Exception {
    var endpoint = endpoint();
    assertThat(slots().acquire(endpoint, 1, "a")).isTrue();

    slots().release(endpoint, "a");
    slots().release(endpoint, "a");

    assertThat(slots().acquire(endpoint, 1, "b")).isTrue();
    assertThat(slots().holders(endpoint)).containsExactly("b");
  }

  @Test
  default void one_user_has_its_own_limit_and_others_may_connect() throws Exception {
    var endpoint = endpoint();
    var limits = new Slots.Limits(4, 2);

    assertThat(slots().acquire(endpoint, limits, new Slots.Holder("a", "admin"))).isEqualTo(TAKEN);
    assertThat(slots().acquire(endpoint, limits, new Slots.Holder("b", "admin"))).isEqualTo(TAKEN);
    assertThat(slots().acquire(endpoint, limits, new Slots.Holder("c", "admin")))
        .isEqualTo(USER_FULL);
    assertThat(slots().acquire(endpoint, limits, new Slots.Holder("a", "admin"))).isEqualTo(TAKEN);
    assertThat(slots().acquire(endpoint, limits, new Slots.Holder("d", "ben"))).isEqualTo(TAKEN);
    assertThat(slots().acquire(endpoint, limits, new Slots.Holder("e", "eve"))).isEqualTo(TAKEN);
    assertThat(slots().acquire(endpoint, limits, new Slots.Holder("f", "fay")))
        .isEqualTo(ENDPOINT_FULL);

    slots().release(endpoint, "a");
    assertThat(slots().acquire(endpoint, limits, new Slots.Holder("c", "admin"))).isEqualTo(TAKEN);
    assertThat(slots().holders(endpoint)).containsExactlyInAnyOrder("b", "c", "d", "e");
  }

  @Test
  default void however_many_ask_at_once_a_user_has_no_more_than_its_limit() throws Exception {
    var endpoint = endpoint();
    var limits = new Slots.Limits(20, 3);

    var grants =
        Race.of(
            8, i -> slots().acquire(endpoint, limits, new Slots.Holder("holder " + i, "admin")));

    assertThat(grants).filteredOn(TAKEN::equals).hasSize(3);
    assertThat(grants).filteredOn(USER_FULL::equals).hasSize(5);
    assertThat(slots().holders(endpoint)).hasSize(3);
  }

  @Test
  default void giving_back_what_one_has_not_changes_nothing() throws Exception {
    var endpoint = endpoint();
    assertThat(slots().acquire(endpoint, 1, "a")).isTrue();

    slots().release(endpoint, "b");

    assertThat(slots().holders(endpoint)).containsExactly("a");
  }

  @Test
  default void endpoints_do_not_share_slots() throws Exception {
    var first = endpoint();
    var second = endpoint();

    assertThat(slots().acquire(first, 1, "a")).isTrue();
    assertThat(slots().acquire(second, 1, "a")).isTrue();
    slots().release(first, "a");

    assertThat(slots().holders(first)).isEmpty();
    assertThat(slots().holders(second)).containsExactly("a");
  }

  @Test
  default void holders_may_have_any_name() throws Exception {
    var endpoint = new EndpointKey("[2001:db8::1]:993/#?%" + UUID.randomUUID());
    var names = Stream.of("b~i/a@example.org", "b~i#a?%2f\\", "jürgen 李 😀", "x".repeat(2_000));

    for (String name : names.toList()) {
      assertThat(slots().acquire(endpoint, 9, name)).isTrue();
      assertThat(slots().acquire(endpoint, 9, name)).isTrue();
      assertThat(slots().holders(endpoint)).containsExactly(name);
      slots().release(endpoint, name);
      assertThat(slots().holders(endpoint)).isEmpty();
    }
  }

  @Test
  default void a_lowered_limit_takes_effect_as_holders_leave() throws Exception {
    var endpoint = endpoint();
    for (String holder : new String[] {"a", "b", "c", "d", "e"}) {
      assertThat(slots().acquire(endpoint, 5, holder)).isTrue();
    }

    slots().release(endpoint, "a");
    slots().release(endpoint, "c");
    slots().release(endpoint, "e");

    assertThat(slots().acquire(endpoint, 2, "f")).isFalse();
    slots().release(endpoint, "b");
    assertThat(slots().acquire(endpoint, 2, "f")).isTrue();
    assertThat(slots().holders(endpoint)).containsExactlyInAnyOrder("d", "f");
  }

  @Test
  default void however_many_ask_at_once_the_limit_holds() throws Exception {
    var endpoint = endpoint();
    var holding = new AtomicInteger();

    var most =
        Race.of(
            8,
            i -> {
              int seen = 0;
              for (int turn = 0; turn < 10; turn++) {
                if (slots().acquire(endpoint, 3, "holder " + i)) {
                  seen = Math.max(seen, holding.incrementAndGet());
                  assertThat(slots().holders(endpoint)).hasSizeLessThanOrEqualTo(3);
                  holding.decrementAndGet();
                  slots().release(endpoint, "holder " + i);
                }
              }
              return seen;
            });

    assertThat(most).allSatisfy(n -> assertThat(n).isLessThanOrEqualTo(3));
    assertThat(slots().holders(endpoint)).isEmpty();
  }

  @Test
  default void of_eight_that_ask_at_once_as_many_get_a_slot_as_there_are() throws Exception {
    var endpoint = endpoint();

    var got = Race.of(8, i -> slots().acquire(endpoint, 5, "holder " + i));

    assertThat(got).filteredOn(g -> g).hasSize(5);
    assertThat(slots().holders(endpoint)).hasSize(5).doesNotHaveDuplicates();
  }

  @Test
  default void a_lowered_limit_holds_however_many_ask_at_once() throws Exception {
    var endpoint = endpoint();
    for (int i = 0; i < 6; i++) {
      assertThat(slots().acquire(endpoint, 6, "early " + i)).isTrue();
    }
    for (int i = 0; i < 4; i++) {
      slots().release(endpoint, "early " + i);
    }

    var got = Race.of(8, i -> slots().acquire(endpoint, 3, "late " + i));

    assertThat(got).filteredOn(g -> g).hasSize(1);
    assertThat(slots().holders(endpoint)).hasSize(3);
  }

  @Test
  default void one_holder_that_asks_eight_times_at_once_gets_one_slot() throws Exception {
    var endpoint = endpoint();

    var got = Race.of(8, i -> slots().acquire(endpoint, 5, "holder"));

    assertThat(got).containsOnly(true);
    assertThat(slots().holders(endpoint)).containsExactly("holder");
  }

  private static EndpointKey endpoint() {
    return EndpointKey.of(UUID.randomUUID() + ".example.org", 993);
  }
}
