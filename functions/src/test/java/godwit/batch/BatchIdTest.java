package godwit.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchIdTest {
  private static final String LONGEST = "a".repeat(64);

  @ParameterizedTest
  @ValueSource(strings = {"a", "9", "Web-Host", "a.b_c-d", "Z0-"})
  void is_a_name(String name) {
    assertThat(BatchName.parse(name)).contains(new BatchName(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-a", ".a", "_a", "a b", "a/b", "a~b", "ä", "a\n", "a#", "a?"})
  void is_no_name(String name) {
    assertThat(BatchName.parse(name)).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> new BatchName(name));
  }

  @Test
  void a_name_has_at_most_64_characters() {
    assertThat(BatchName.parse(LONGEST)).isPresent();
    assertThat(BatchName.parse(LONGEST + "a")).isEmpty();
  }

  @Test
  void names_that_differ_only_in_case_have_one_key() {
    assertThat(new BatchName("Web-HOST").key()).isEqualTo("web-host");
  }

  @Test
  void an_identity_is_name_and_incarnation_in_one_word() {
    var id = new BatchId(new BatchName("Web"), "abc123def456");

    assertThat(id).hasToString("Web~abc123def456");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "abc", "abc123def45", "abc123def4567", "ABC123def456", "abc123def45~"})
  void an_incarnation_is_twelve_letters_and_digits(String incarnation) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BatchId(new BatchName("Web"), incarnation));
  }
}
