package godwit.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What travels with the baton of what was spent, and what cannot be read as such. */
final class SpentTest {
  @Test
  void is_written_in_one_line_and_read_again() {
    var spent = new Spent(List.of(new Spent.Slot(-3, 1), new Spent.Slot(28, 4_000_000_000L)));

    assertThat(spent).hasToString("-3:1,28:4000000000");
    assertThat(Spent.parse("-3:1,28:4000000000")).isEqualTo(spent);
    assertThat(Spent.NOTHING).hasToString("");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1:0", "1:-5", "2:1,1:1", "1:1,1:1", "a:1"})
  void what_is_out_of_order_or_nothing_or_no_number_is_refused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Spent.parse(text));
  }

  @Test
  void a_row_has_room_for_a_hundred_slots() {
    assertThat(new Spent(slots(100)).slots()).hasSize(100);
    assertThatIllegalArgumentException().isThrownBy(() -> new Spent(slots(101)));
  }

  private static List<Spent.Slot> slots(int count) {
    return LongStream.range(0, count).mapToObj(number -> new Spent.Slot(number, 1)).toList();
  }
}
