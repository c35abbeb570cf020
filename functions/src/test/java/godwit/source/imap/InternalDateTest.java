package godwit.source.imap;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.Seeds;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InternalDateTest {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("dd-MMM-uuuu HH:mm:ss xx", Locale.ENGLISH);

  @ParameterizedTest
  @Seeds(300)
  void reads_what_a_general_formatter_prints(long number) {
    var seed = new Random(number);
    Instant then = Instant.ofEpochSecond(seed.nextLong(0, 4_102_444_800L));
    var offset = ZoneOffset.ofTotalSeconds(60 * seed.nextInt(-18 * 60, 18 * 60));

    assertThat(InternalDate.parse(FORM.format(then.atOffset(offset)))).contains(then);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "31-Feb-2020 10:00:00 +0100",
        "00-Feb-2020 10:00:00 +0100",
        "01-Foo-2020 10:00:00 +0100",
        "01-anF-2020 10:00:00 +0100",
        "01-Feb-0000 10:00:00 +0100",
        "01-Feb-2020 24:00:00 +0100",
        "01-Feb-2020 10:60:00 +0100",
        "01-Feb-2020 10:00:61 +0100",
        "01-Feb-2020 10:00:00 *0100",
        "01-Feb-2020 10:00:00 +9900",
        "01-Feb-2020 1x:00:00 +0100",
        "1-Feb-2020 10:00:00 +0100",
        "",
      })
  void of_any_other_text_nothing_is_made(String text) {
    assertThat(InternalDate.parse(text)).isEmpty();
  }
}
