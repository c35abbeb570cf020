package godwit.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingReaderTest {
  private static final SettingReader NONE = new SettingReader(Map.of());

  @Test
  void an_absent_setting_has_its_usual_value() {
    assertThat(NONE.text("NAME")).isEmpty();
    assertThat(NONE.number("NAME", 7, 1, 9)).isEqualTo(7);
    assertThat(NONE.seconds("NAME", 7, 1, 9)).isEqualTo(Duration.ofSeconds(7));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n"})
  void a_blank_setting_is_an_absent_one(String blank) {
    var reader = new SettingReader(Map.of("NAME", blank));

    assertThat(reader.text("NAME")).isEmpty();
    assertThat(reader.number("NAME", 7, 1, 9)).isEqualTo(7);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> reader.required("NAME"))
        .withMessage("setting NAME is absent");
  }

  @Test
  void blanks_around_a_value_are_not_part_of_it() {
    var reader = new SettingReader(Map.of("NAME", " 5 "));

    assertThat(reader.required("NAME")).isEqualTo("5");
    assertThat(reader.number("NAME", 7, 1, 9)).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 9})
  void both_ends_of_a_range_belong_to_it(int value) {
    var reader = new SettingReader(Map.of("NAME", Integer.toString(value)));

    assertThat(reader.number("NAME", 7, 1, 9)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "10", "-1", "1.5", "5s", "+5", "0x5", "5000000000", "٥"})
  void any_other_number_is_refused_by_name_and_not_quoted(String value) {
    var reader = new SettingReader(Map.of("NAME", value));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> reader.number("NAME", 7, 1, 9))
        .withMessage("setting NAME is no whole number from 1 to 9");
  }

  @Test
  void what_a_maker_says_of_a_value_is_not_repeated() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            SettingReader.made(
                "NAME",
                "no good",
                () -> {
                  throw new IllegalArgumentException("hush is no good");
                }))
        .withMessage("setting NAME is no good")
        .withNoCause();
  }

  @Test
  void shows_no_value() {
    assertThat(new SettingReader(Map.of("NAME", "hush"))).asString().doesNotContain("hush");
  }
}
