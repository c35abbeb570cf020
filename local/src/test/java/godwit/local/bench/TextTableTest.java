package godwit.local.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TextTableTest {
  @Test
  void columns_line_up_and_short_heads_sit_at_the_bottom() {
    var table = new TextTable(List.of("what", "host\nms", "n"));
    table.add(List.of("small ones", "1.25", "5"));
    table.add(List.of("large", "17.00", "200"));

    assertThat(table.lines())
        .containsExactly(
            "             host",
            "what           ms    n",
            "----------------------",
            "small ones   1.25    5",
            "large       17.00  200");
  }

  @Test
  void a_row_of_another_length_is_a_defect() {
    var table = new TextTable(List.of("a", "b"));

    assertThatThrownBy(() -> table.add(List.of("1"))).hasMessage("1 cells for 2 columns");
  }
}
