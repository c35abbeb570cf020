package godwit.local.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Originals that are not what they should be are read as the rules say. */
class ReadingTest {
  @BeforeAll
  static void beLenient() {
    JakartaReading.beLenient();
  }

  private static Verdict body(String message, ObjectNode arrived) {
    return Comparison.compare(Samples.served(message), new Arrived(arrived), List.of())
        .get(Property.BODY);
  }

  private static ObjectNode text(String body) {
    return Samples.plain("", false, body);
  }

  @Test
  void a_header_that_runs_into_the_body_ends_where_it_is_torn() {
    String message = "Subject: a\nWords without a colon\nand more\n";

    assertThat(body(message, text("Words without a colon\r\nand more"))).isEqualTo(Verdict.SAME);
    assertThat(body(message, text("and more")).kind()).isEqualTo(Verdict.Kind.DIFFERENT);
  }

  @Test
  void a_text_without_a_charset_may_be_any_that_fits_but_utf8_is_utf8() {
    String type = "Content-Type: text/plain\n\n";

    assertThat(body(type + "grün", text("grün"))).isEqualTo(Verdict.SAME);
    assertThat(body(type + "grün", text("grÃ¼n")).kind()).isEqualTo(Verdict.Kind.DIFFERENT);
  }

  @Test
  void flowed_lines_are_one_paragraph_whose_words_count() {
    String message = "Content-Type: text/plain; format=flowed\n\n>a \n>b\n\nc\n";

    assertThat(body(message, text(">a b\r\n\r\nc"))).isEqualTo(Verdict.SAME);
    assertThat(body(message, text(">a b\r\n\r\nd")).kind()).isEqualTo(Verdict.Kind.DIFFERENT);
  }

  @Test
  void utf7_is_read() {
    String message = "Content-Type: text/plain; charset=utf-7\n\nr+APY-t +- blau\n";

    assertThat(body(message, text("röt + blau"))).isEqualTo(Verdict.SAME);
  }

  @Test
  void a_date_that_no_parser_reads_must_be_a_plausible_one() {
    var time = java.time.Instant.parse("2015-03-03T04:06:01Z");

    assertThat(PlausibleDate.is(time, "Di, 3 mar 2015, 05.06 Uhr")).isTrue();
    assertThat(PlausibleDate.is(time, "Di, 4 mar 2015, 05.06 Uhr")).isFalse();
    assertThat(PlausibleDate.is(time, "no date")).isFalse();
  }

  @Test
  void broken_encoded_words_are_read_by_a_third_reader() {
    assertThat(LooseWords.decoded("=?utf-8?Q?a b?= =?utf-8?B?w7w?=c")).isEqualTo("a büc");
    assertThat(LooseWords.decoded("no words =? at all")).isEqualTo("no words =? at all");
  }

  @Test
  void uuencoded_files_are_taken_out_of_a_text() {
    UuText text = UuText.of("before\r\nbegin 644 a.txt\r\n#86)C\r\n`\r\nend\r\nafter\r\n");

    assertThat(text.text()).contains("before").contains("after").doesNotContain("86)C");
    assertThat(text.files().getFirst().content().array())
        .isEqualTo("abc".getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void a_type_that_names_a_boundary_and_is_no_multipart_is_mended() {
    byte[] message =
        "Content-Type: multipart/mixed\n boundary=\"b\"\n\n--b\n\none\n--b--\n"
            .getBytes(StandardCharsets.US_ASCII);
    byte[] whole =
        "Content-Type: multipart/mixed; boundary=b\n\n".getBytes(StandardCharsets.US_ASCII);

    assertThat(MendedType.of(message)).isPresent();
    assertThat(MendedType.of(whole)).isEmpty();
  }
}
