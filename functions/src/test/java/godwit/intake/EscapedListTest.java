package godwit.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EscapedListTest {
  @Test
  void a_separator_behind_a_backslash_belongs_to_the_value() {
    assertThat(EscapedList.split(" a , b\\, c;d\\\\,e\\"))
        .containsExactly("a", "b\\, c", "d\\\\", "e\\");
    assertThat(EscapedList.split(" ,; ")).isEmpty();
  }

  @Test
  void what_was_joined_is_split_into_the_same_values() {
    List<String> values = List.of("a", "b\\, c", "d\\\\", "#Inbox#/*", "e\\;f");

    assertThat(EscapedList.split(EscapedList.join(values))).isEqualTo(values);
    assertThat(EscapedList.split(EscapedList.join(List.of("x, y; z"))))
        .containsExactly("x\\, y\\; z");
  }

  @Test
  void a_long_text_is_read_in_one_pass() {
    assertThat(EscapedList.split("a\\,".repeat(1_000_000))).hasSize(1);
  }
}
