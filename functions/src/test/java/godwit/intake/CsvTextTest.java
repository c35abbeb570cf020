package godwit.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTextTest {
  private static final String TEXT = "EmailAddress,UserName,Password\na@b.example,zoë,pässwört€\n";

  @ParameterizedTest
  @CsvSource({
    "UTF-8,UTF-8,false",
    "UTF-16LE,UTF-16LE,false",
    "UTF-16BE,UTF-16BE,false",
    "windows-1252,windows-1252,true"
  })
  void reads_a_file_without_byte_order_mark(String written, String read, boolean guessed) {
    var text = CsvText.of(TEXT.getBytes(Charset.forName(written)));

    assertThat(text).isEqualTo(new CsvText.Legible(TEXT, read, guessed));
  }

  @ParameterizedTest
  @CsvSource({"UTF-8", "UTF-16LE", "UTF-16BE"})
  void reads_a_file_with_byte_order_mark(String charset) {
    var text = CsvText.of(("\uFEFF" + TEXT).getBytes(Charset.forName(charset)));

    assertThat(text).isEqualTo(new CsvText.Legible(TEXT, charset, false));
  }

  @Test
  void a_file_that_breaks_the_promise_of_its_mark_is_refused() {
    byte[] file = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, 'a', (byte) 0xE9, 'b'};

    assertThat(problem(CsvText.of(file)).fault()).isEqualTo(RowFault.UNREADABLE_TEXT);
  }

  @Test
  void bytes_of_no_known_encoding_are_refused() {
    // 0x81 is no character of Windows-1252, and no UTF-8 here.
    byte[] file = {'a', (byte) 0x81, (byte) 0xE9, 'b'};

    assertThat(problem(CsvText.of(file)).what())
        .isEqualTo("The file is neither UTF-8, UTF-16 nor Windows-1252.");
  }

  @Test
  void text_that_lost_characters_on_the_way_is_refused_with_the_way_to_send_it() {
    var text = CsvText.received("EmailAddress,UserName,Password\na@b.example,a,p\uFFFDss\n");

    assertThat(problem(text).line()).isEqualTo(2);
    assertThat(problem(text).what())
        .isEqualTo("Line 2 holds characters that are not UTF-8 and were lost on the way.");
    assertThat(problem(text).advice()).contains("/api/batches/upload").contains("csvBase64");
    assertThat(problem(text).toString()).doesNotContain("ss");
  }

  @Test
  void the_mark_of_received_text_is_cut_off() {
    assertThat(CsvText.received("\uFEFF" + TEXT))
        .isEqualTo(new CsvText.Legible(TEXT, "UTF-8", false));
  }

  @Test
  void ten_megabytes_are_taken_and_one_byte_more_is_not() {
    byte[] most = "x".repeat(CsvText.MAX_BYTES).getBytes(StandardCharsets.US_ASCII);
    byte[] more = "x".repeat(CsvText.MAX_BYTES + 1).getBytes(StandardCharsets.US_ASCII);

    assertThat(CsvText.of(most)).isInstanceOf(CsvText.Legible.class);
    assertThat(problem(CsvText.of(more)).what())
        .isEqualTo("The CSV file has 10485761 bytes; at most 10485760 (10 MB) are taken.");
    assertThat(problem(CsvText.received("ä".repeat(CsvText.MAX_BYTES / 2 + 1))).fault())
        .isEqualTo(RowFault.TOO_LARGE);
  }

  @Test
  void never_shows_its_content() {
    assertThat(CsvText.received(TEXT).toString()).isEqualTo("Legible[UTF-8]");
  }

  private static RowProblem problem(CsvText text) {
    assertThat(text).isInstanceOf(CsvText.Illegible.class);
    return ((CsvText.Illegible) text).problem();
  }
}
