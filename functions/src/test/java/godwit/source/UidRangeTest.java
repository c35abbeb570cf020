package godwit.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class UidRangeTest {
  private static final UidRange RANGE = new UidRange(10, 20);

  @Test
  void what_another_range_does_not_touch_is_left_whole() {
    assertThat(RANGE.without(new UidRange(1, 9))).containsExactly(RANGE);
    assertThat(RANGE.without(new UidRange(21, 30))).containsExactly(RANGE);
  }

  @Test
  void what_another_range_holds_is_left_out() {
    assertThat(RANGE.without(RANGE)).isEmpty();
    assertThat(RANGE.without(new UidRange(9, 21))).isEmpty();
    assertThat(RANGE.without(new UidRange(5, 10))).containsExactly(new UidRange(11, 20));
    assertThat(RANGE.without(new UidRange(20, 25))).containsExactly(new UidRange(10, 19));
  }

  @Test
  void a_range_within_leaves_one_on_either_side() {
    assertThat(RANGE.without(new UidRange(12, 12)))
        .containsExactly(new UidRange(10, 11), new UidRange(13, 20));
  }
}
