package godwit.mime.charset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextDecoderTest {
  @ParameterizedTest
  @CsvSource({
    "hz-gb-2312, '~{Dc:C~}, ~~', '你好, ~'",
    "unicode-1-1-utf-7, 'Gr+APwA3w-e', 'Grüße'",
    "iso-8859-14, 'D\u00F0r \u00D7', 'Dŵr Ṫ'",
    "ISO_8859-10, 'R\u00EEga\u00BA', 'Rîgaš'",
    "x-mac-cyrillic, '\u008F\u00F0\u00E8', 'При'",
  })
  void charsets_that_java_lacks_or_calls_otherwise_are_read(
      String declared, String bytes, String text) {
    assertThat(
            TextDecoder.decode(bytes.getBytes(StandardCharsets.ISO_8859_1), Optional.of(declared)))
        .isEqualTo(text);
  }

  @Test
  void utf32_is_told_by_its_mark_and_a_stray_zero_is_no_sign_of_utf16() {
    byte[] marked = "\uFEFFGrüße".getBytes(Charset.forName("UTF-32LE"));

    assertThat(TextDecoder.decode(marked, Optional.empty())).contains("Grüße");
    assertThat(TextDecoder.undeclared(new byte[] {'n', 'u', 'l', 0, 'x', 0})).contains("nul");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
  void utf16_without_a_mark_is_told_by_its_zeros(String charset) {
    String html = "<p>Grüße, 你好</p>";

    assertThat(TextDecoder.undeclared(html.getBytes(Charset.forName(charset)))).isEqualTo(html);
  }

  @ParameterizedTest
  @CsvSource({
    "iso-8859-1, Grüße aus Köln",
    "windows-1252, Déjà vu – “naïve”",
    "iso-8859-15, Çà et là",
    "windows-1251, Привет",
    "koi8-r, Привет мир",
    "iso-8859-2, Příliš žluťoučký kůň",
  })
  void utf8_under_the_name_of_a_single_byte_charset_is_read_as_utf8(String declared, String text) {
    assertThat(TextDecoder.decode(text.getBytes(StandardCharsets.UTF_8), Optional.of(declared)))
        .isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "iso-8859-1, Grüße aus Köln",
    "iso-8859-1, ÄÖÜ äöü ß",
    "windows-1252, Déjà vu – “naïve”",
    "windows-1252, MANHÃ”",
    "iso-8859-15, Çà et là €",
    "windows-1251, Привет",
    "windows-1251, РЎ",
    "koi8-r, Привет мир",
    "iso-8859-2, Příliš žluťoučký kůň",
    "iso-8859-7, Καλημέρα",
    "windows-1255, שלום",
    "windows-1254, İstanbul’da ığüşöç",
  })
  void a_single_byte_charset_that_is_declared_rightly_stays(String declared, String text) {
    byte[] bytes = text.getBytes(Charset.forName(declared));

    assertThat(TextDecoder.decode(bytes, Optional.of(declared))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "windows-1251, 'Здравствуйте, высылаю вам договор и счёт за прошлый месяц. С уважением, Иван'",
    "koi8-r, 'Здравствуйте, высылаю вам договор и счёт за прошлый месяц. С уважением, Иван'",
    "Shift_JIS, 'お世話になっております。先日の会議の資料をお送りします。よろしくお願いします。'",
    "EUC-JP, 'お世話になっております。先日の会議の資料をお送りします。よろしくお願いします。'",
    "GB18030, '您好，附件是上个月的合同和发票，请查收。谢谢，祝工作顺利。'",
    "Big5, '您好，附件是上個月的合約和發票，請查收。謝謝，祝工作順利。'",
    "EUC-KR, '안녕하세요. 지난달 계약서와 청구서를 첨부합니다. 감사합니다.'",
  })
  void undeclared_text_in_another_script_is_guessed(String charset, String text) {
    byte[] bytes = text.getBytes(Charset.forName(charset));

    assertThat(TextDecoder.undeclared(bytes)).isEqualTo(text);
    assertThat(TextDecoder.decode(bytes, Optional.of("x-unknown"))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Grüße aus Köln, schöne Ostern und viel Spaß beim Lesen der Übersicht",
        "Déjà vu, l’été à Nîmes, où l’on a été très gâtés",
        "ÄÖÜÄÖÜÄÖÜÄÖÜ ß",
        "Ñandú, año, señor, mañana, corazón, ¿qué?",
        "é",
      })
  void undeclared_western_text_stays_windows_1252(String text) {
    assertThat(TextDecoder.undeclared(text.getBytes(Charset.forName("windows-1252"))))
        .isEqualTo(text);
  }

  @Test
  void too_few_letters_are_not_guessed() {
    byte[] few = "мир".getBytes(Charset.forName("windows-1251"));

    assertThat(TextDecoder.undeclared(few)).isEqualTo("ìèð");
  }
}
