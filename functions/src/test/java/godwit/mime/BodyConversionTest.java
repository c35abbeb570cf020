package godwit.mime;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.mime.degradation.Degradation;
import godwit.target.Attachment;
import org.junit.jupiter.api.Test;

/** What becomes of the text of the body. */
class BodyConversionTest {
  @Test
  void enriched_text_loses_its_commands_and_keeps_its_brackets() {
    assertThat(body("Content-Type: text/enriched\n\n<bold>Bold</bold> <<tag> a<nl>b"))
        .isEqualTo("Bold <tag> a\r\nb");
  }

  @Test
  void a_charset_is_taken_as_declared_and_guessed_where_it_is_not() {
    assertThat(body("Content-Type: text/plain; charset=koi8-r\n\n\u00F0")).isEqualTo("П");
    assertThat(body("Content-Type: text/plain; charset=iso-8859-1\n\n\u0080")).isEqualTo("€");
    assertThat(body("Content-Type: text/plain; charset=us-ascii\n\n" + Mail.utf8("ü")))
        .isEqualTo("ü");
    assertThat(body("Content-Type: text/plain; charset=nonsense\n\n\u00FC")).isEqualTo("ü");
    assertThat(body("Content-Type: text/plain; charset=utf-8\n\n" + Mail.utf8("ü") + "\u00FC"))
        .isEqualTo("üü");
    assertThat(body("Content-Type: text/plain; charset=utf-7\n\n+AOQ-")).isEqualTo("ä");
    assertThat(body("Subject: none\n\n\u0093q\u0094")).isEqualTo("“q”");
  }

  @Test
  void html_names_its_own_charset_and_then_tells_the_truth() {
    assertThat(body("Content-Type: text/html\n\n<meta charset=\"koi8-r\">\u00F0"))
        .isEqualTo("<meta charset=\"utf-8\">П");
    assertThat(
            body(
                "Content-Type: text/html; charset=utf-8\n\n"
                    + "<meta content=\"text/html; charset=x\">"))
        .isEqualTo("<meta content=\"text/html; charset=utf-8\">");
  }

  private static String body(String message) {
    return Mail.convert(message).message().body().content();
  }

  @Test
  void flowed_text_becomes_paragraphs() {
    assertThat(body("Content-Type: text/plain; format=flowed\n\none \ntwo\n> q \n> r\n-- \nsig\n"))
        .isEqualTo("one two\r\n> q r\r\n-- \r\nsig\r\n");
    assertThat(body("Content-Type: text/plain; format=flowed; delsp=yes\n\non \ne\n"))
        .isEqualTo("one\r\n");
  }

  @Test
  void uuencoded_files_are_taken_out_of_text() {
    var message =
        Mail.convert("Subject: x\n\nsee\nbegin 644 cat.txt\n#0V%T\n`\nend\nbye\n").message();

    assertThat(message.body().content()).isEqualTo("see\r\nbye\r\n");
    assertThat(message.attachments()).extracting(Attachment::name).containsExactly("cat.txt");
    assertThat(Mail.text(message.attachments().get(0))).isEqualTo("Cat");
  }

  @Test
  void a_text_too_large_for_a_request_is_shortened_and_attached_whole() {
    String text = "0123456789".repeat(400_000);

    var conversion = Mail.convert("Subject: x\n\n" + text);

    assertThat(conversion.message().body().content())
        .startsWith("0123456789")
        .contains("attached")
        .hasSizeLessThan(2_200_000);
    assertThat(Mail.text(conversion.message().attachments().get(0))).isEqualTo(text);
    assertThat(conversion.degradations()).containsExactly(Degradation.BODY_SHORTENED.text());
  }
}
