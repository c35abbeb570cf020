package godwit.mime;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.mime.degradation.Degradation;
import godwit.target.Attachment;
import godwit.target.ExchangeMessage;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Messages that are not what they should be. */
class RepairTest {
  private static ExchangeMessage raw(String message) {
    return Mail.convert(message.getBytes(StandardCharsets.ISO_8859_1), Mail.flags()).message();
  }

  @Test
  void bare_line_feeds_and_bare_carriage_returns_end_lines() {
    assertThat(raw("Subject: a\n\nb\nc").body().content()).isEqualTo("b\r\nc");
    var mac = raw("Subject: a\rTo: x@y.example\r\rb\rc");
    assertThat(mac.subject()).isEqualTo("a");
    assertThat(mac.body().content()).isEqualTo("b\r\nc");
  }

  @Test
  void a_null_byte_vanishes_from_text_and_stays_in_files() {
    var message =
        raw(
            """
            Content-Type: multipart/mixed; boundary=b

            --b

            a\0b
            --b
            Content-Type: a/b

            c\0d
            --b--
            """);

    assertThat(message.body().content()).isEqualTo("ab");
    assertThat(Mail.bytes(message.attachments().get(0))).containsExactly('c', 0, 'd');
  }

  @Test
  void a_header_that_runs_into_the_body_loses_nothing() {
    var message = raw("Subject: a\nDear all\nI am here\n\nbye");

    assertThat(message.subject()).isEqualTo("a");
    assertThat(message.body().content()).isEqualTo("Dear all\r\nI am here\r\n\r\nbye");
  }

  @Test
  void a_stray_line_within_a_header_does_not_end_it() {
    var message = raw("Subject: a\n>From somebody\nodd\nTo: x@y.example\n\nb");

    assertThat(message.envelope().to()).hasSize(1);
    assertThat(message.body().content()).isEqualTo("b");
  }

  @Test
  void empty_lines_before_a_header_are_passed_over() {
    assertThat(raw("\n\nSubject: a\n\nb").subject()).isEqualTo("a");
    assertThat(raw("\nHello: all\n\nb").body().content()).isEqualTo("Hello: all\r\n\r\nb");
  }

  @Test
  void a_first_field_with_blanks_before_it_is_a_field() {
    assertThat(raw(" Subject: a\nTo: x@y.example\n\nb").subject()).isEqualTo("a");
  }

  @Test
  void a_multipart_that_never_ends_has_all_its_parts() {
    var message =
        raw(
            """
            Content-Type: multipart/mixed; boundary=b

            --b

            one
            --b
            Content-Type: a/b

            two\
            """);

    assertThat(message.body().content()).isEqualTo("one");
    assertThat(Mail.text(message.attachments().get(0))).isEqualTo("two");
  }

  @Test
  void an_outer_boundary_ends_inner_parts() {
    var message =
        raw(
            """
            Content-Type: multipart/mixed; boundary=o

            --o
            Content-Type: multipart/alternative; boundary=i

            --i

            one
            --o
            Content-Type: a/b

            two
            --o--
            """);

    assertThat(message.body().content()).isEqualTo("one");
    assertThat(Mail.text(message.attachments().get(0))).isEqualTo("two");
  }

  @Test
  void a_missing_or_wrong_boundary_is_found_in_the_body() {
    String parts =
        "--real\nContent-Type: text/plain\n\none\n--real\nContent-Type: a/b\n\ntwo\n--real--\n";

    for (String type : new String[] {"multipart/mixed", "multipart/mixed; boundary=wrong"}) {
      var message = raw("Content-Type: " + type + "\n\n" + parts);
      assertThat(message.body().content()).isEqualTo("one");
      assertThat(Mail.text(message.attachments().get(0))).isEqualTo("two");
    }
  }

  @Test
  void text_after_a_delimiter_is_no_part_of_it_or_of_a_file() {
    var message =
        raw(
            """
            Content-Type: multipart/mixed; boundary=b

            --b and more
            Content-Type: text/plain

            one
            --b
            Content-Type: a/b
            Content-Transfer-Encoding: base64

            dHdv

            --b-->
            after the end
            """);

    assertThat(message.body().content()).isEqualTo("one");
    assertThat(Mail.text(message.attachments().get(0))).isEqualTo("two");
  }

  @Test
  void a_delimiter_that_starts_like_an_outer_one_is_its_own() {
    var message =
        raw(
            """
            Content-Type: multipart/mixed; boundary="a--"

            --a--
            Content-Type: multipart/mixed; boundary="a-- b"

            --a-- b

            one
            --a-- b--
            --a----
            """);

    assertThat(message.body().content()).isEqualTo("one");
    assertThat(message.attachments()).isEmpty();
  }

  @Test
  void parts_told_apart_by_guess_are_noted_and_the_original_is_attached() {
    String parts = "--b\n\none\n--b with text\nContent-Type: a/b\n\ntwo\n--b--\n";
    byte[] message =
        ("Content-Type: multipart/mixed; boundary=b\n\n" + parts)
            .getBytes(StandardCharsets.ISO_8859_1);

    Conversion conversion = Mail.convert(message, Mail.flags());

    assertThat(conversion.degradations()).containsExactly(Degradation.DAMAGED.text());
    assertThat(conversion.message().attachments())
        .extracting(Attachment::name)
        .contains("original.eml");
  }

  @Test
  void a_multipart_that_is_only_unclosed_is_not_called_damaged() {
    byte[] message =
        "Content-Type: multipart/mixed; boundary=b\n\n--b\n\none\n"
            .getBytes(StandardCharsets.ISO_8859_1);

    assertThat(Mail.convert(message, Mail.flags()).degradations()).isEmpty();
  }

  @Test
  void blanks_before_the_dashes_that_close_a_multipart_are_passed_over() {
    var conversion =
        Mail.convert(
            "Content-Type: multipart/mixed; boundary=\"b \"\n\n--b \n\ntext\n--b --\nepilogue");

    assertThat(conversion.message().body().content()).isEqualTo("text");
    assertThat(conversion.degradations()).isEmpty();
  }

  @Test
  void a_part_after_the_last_one_is_kept_and_noted() {
    var conversion =
        Mail.convert(
            """
            Content-Type: multipart/mixed; boundary=b

            --b

            text
            --b--
            --b
            Content-Type: image/png; name=late.png

            x
            --b--
            """);

    assertThat(conversion.message().attachments())
        .extracting(Attachment::name)
        .containsExactly("late.png", "original.eml");
    assertThat(conversion.degradations()).containsExactly(Degradation.DAMAGED.text());
  }

  @Test
  void multiparts_that_share_a_boundary_are_noted() {
    var conversion =
        Mail.convert(
            """
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: multipart/alternative; boundary=b

            --b

            text
            --b--
            """);

    assertThat(conversion.degradations()).containsExactly(Degradation.DAMAGED.text());
  }

  @Test
  void a_multipart_of_no_proper_subtype_is_opened() {
    var message = raw("Content-Type: multipart/*; boundary=b\n\n--b\n\none\n--b--\n");

    assertThat(message.body().content()).isEqualTo("one");
    assertThat(message.attachments()).isEmpty();
  }

  @Test
  void a_multipart_without_parts_is_text() {
    assertThat(raw("Content-Type: multipart/mixed; boundary=b\n\njust words").body().content())
        .isEqualTo("just words");
  }

  @Test
  void broken_base64_gives_what_can_be_read() {
    var message =
        raw(
            "Content-Type: a/b\nContent-Transfer-Encoding: base64\n\n"
                + "!YW\n Jj=\u00FF=\nZGVm\nZw");

    assertThat(Mail.text(message.attachments().get(0))).isEqualTo("abcdefg");
  }

  @Test
  void broken_quoted_printable_stays_as_written() {
    assertThat(
            raw("Content-Transfer-Encoding: quoted-printable\n\na=3Db=ZZ =\nc=e9  \nd=")
                .body()
                .content())
        .isEqualTo("a=b=ZZ cé\r\nd");
  }

  @Test
  void very_long_lines_are_lines() {
    String line = "x".repeat(1_500_000);

    assertThat(raw("Subject: a\n\n" + line).body().content()).isEqualTo(line);
  }

  @Test
  void nesting_beyond_all_measure_keeps_the_original() {
    var message = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      message.append("Content-Type: multipart/mixed; boundary=b").append(i).append("\n\n--b");
      message.append(i).append("\n");
    }
    message.append("\nthe end\n");

    var converted = raw(message.toString());

    assertThat(converted.attachments().getLast().name()).isEqualTo("original.eml");
  }

  @Test
  void nesting_of_fifty_is_still_taken_apart() {
    var message = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      message.append("Content-Type: multipart/mixed; boundary=b").append(i).append("\n\n--b");
      message.append(i).append("\n");
    }
    message.append("\nthe end");

    var converted = raw(message.toString());

    assertThat(converted.body().content()).isEqualTo("the end");
    assertThat(converted.attachments()).extracting(Attachment::name).isEmpty();
  }
}
