package godwit.mime;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.mime.degradation.Degradation;
import godwit.target.Attachment;
import godwit.target.ExchangeMessage;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What becomes of parts. */
class StructureConversionTest {
  private static ExchangeMessage message(String type, String... parts) {
    return multipart(type, parts).message();
  }

  /** A multipart of parts, each a header, an empty line and a body. */
  private static Conversion multipart(String type, String... parts) {
    return Mail.convert(
        "Content-Type: multipart/" + type + "; boundary=bb\n\npreamble\n" + joined("bb", parts));
  }

  private static String joined(String boundary, String... parts) {
    return List.of(parts).stream()
            .map(p -> "--" + boundary + "\n" + p + "\n")
            .collect(Collectors.joining())
        + "--"
        + boundary
        + "--\n";
  }

  private static final String PLAIN = "Content-Type: text/plain\n\nplain words";
  private static final String HTML = "Content-Type: text/html\n\n<b>rich</b> words";
  private static final String PNG =
      """
      Content-Type: image/png; name="p.png"
      Content-Transfer-Encoding: base64
      Content-ID: <p@x>

      iVBORw0KGgo=\
      """;

  @Test
  void a_plain_message_is_a_text_body() {
    var message = Mail.convert("Subject: x\n\nline one\nline two\n").message();

    assertThat(message.body())
        .isEqualTo(new ExchangeMessage.Body(false, "line one\r\nline two\r\n"));
    assertThat(message.attachments()).isEmpty();
  }

  @Test
  void of_alternatives_html_is_the_body() {
    var message = message("alternative", PLAIN, HTML);

    assertThat(message.body()).isEqualTo(new ExchangeMessage.Body(true, "<b>rich</b> words"));
    assertThat(message.attachments()).isEmpty();
  }

  @Test
  void html_that_shows_nothing_gives_way_to_text() {
    var message =
        message(
            "alternative", PLAIN, "Content-Type: text/html\n\n<html><body> &nbsp;</body></html>");

    assertThat(message.body().html()).isFalse();
    assertThat(message.body().content()).isEqualTo("plain words");
  }

  @Test
  void an_invitation_among_the_alternatives_is_attached() {
    var message =
        message(
            "alternative",
            PLAIN,
            HTML,
            "Content-Type: text/calendar; method=REQUEST\n\nBEGIN:VCALENDAR");

    assertThat(message.attachments()).extracting(Attachment::name).containsExactly("invite.ics");
    assertThat(Mail.text(message.attachments().get(0))).isEqualTo("BEGIN:VCALENDAR");
  }

  @Test
  void a_picture_that_the_body_shows_is_inline() {
    var message = message("related", "Content-Type: text/html\n\n<img src=\"cid:p@x\">", PNG);

    Attachment picture = message.attachments().get(0);
    assertThat(picture.inline()).isTrue();
    assertThat(picture.contentId()).contains("p@x");
    assertThat(Mail.bytes(picture)).isEqualTo(Base64.getDecoder().decode("iVBORw0KGgo="));
    assertThat(picture.content().sizeBytes()).isEqualTo(8);
  }

  @Test
  void a_picture_that_the_body_does_not_show_is_listed() {
    var message = message("related", HTML, PNG);

    assertThat(message.attachments().get(0).inline()).isFalse();
  }

  @Test
  void a_percent_escape_in_a_reference_names_the_same_picture() {
    var message = message("related", "Content-Type: text/html\n\n<img src='CID:p%40x'>", PNG);

    assertThat(message.body().content()).isEqualTo("<img src='cid:p@x'>");
    assertThat(message.attachments().get(0).inline()).isTrue();
  }

  @Test
  void a_reference_by_location_becomes_one_by_content_id() {
    var message =
        message(
            "related",
            "Content-Type: text/html\n\n<img src=\"http://x.example/i/p.png\"><a href=\"p.png\">",
            "Content-Type: image/png\nContent-Location: http://x.example/i/p.png\n\nPNG");

    Attachment picture = message.attachments().get(0);
    String id = picture.contentId().orElseThrow();
    assertThat(message.body().content())
        .isEqualTo("<img src=\"cid:" + id + "\"><a href=\"p.png\">");
    assertThat(picture.inline()).isTrue();
  }

  @Test
  void the_root_of_related_parts_is_the_one_that_start_names() {
    var message =
        Mail.convert(
                "Content-Type: multipart/related; boundary=bb; start=\"<r@x>\"\n\n"
                    + joined("bb", PNG, "Content-ID: <r@x>\n" + HTML))
            .message();

    assertThat(message.body().content()).isEqualTo("<b>rich</b> words");
    assertThat(message.attachments()).extracting(Attachment::name).containsExactly("p.png");
  }

  @Test
  void texts_without_a_name_follow_each_other_in_the_body() {
    var message = message("mixed", PLAIN, PNG, "Content-Type: text/plain\n\nfooter");

    assertThat(message.body().content()).isEqualTo("plain words\r\nfooter");
  }

  @Test
  void text_after_html_is_shown_as_html() {
    var message =
        message(
            "mixed",
            "Content-Type: text/html\n\n<html><body>rich</body></html>",
            "Content-Type: text/plain\n\na < b");

    assertThat(message.body().content())
        .isEqualTo(
            "<html><body>rich<div style=\"white-space:pre-wrap\">a &lt; b</div></body></html>");
  }

  @Test
  void a_text_with_a_name_or_declared_an_attachment_is_a_file() {
    var message =
        message(
            "mixed",
            PLAIN,
            "Content-Type: text/plain; name=\"log.txt\"\n\nlog",
            "Content-Type: text/html\nContent-Disposition: attachment\n\n<p>");

    assertThat(message.body().content()).isEqualTo("plain words");
    assertThat(message.attachments())
        .extracting(Attachment::name)
        .containsExactly("log.txt", "ATT00001.htm");
  }

  @Test
  void a_nested_message_is_a_file_with_its_exact_bytes_named_by_its_subject() {
    String nested = "Subject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?= 1/2\nX: y\n\n--bc\nnot a boundary here\n";

    var message = message("mixed", PLAIN, "Content-Type: message/rfc822\n\n" + nested);

    Attachment file = message.attachments().get(0);
    assertThat(file.name()).isEqualTo("Grüße 1 2.eml");
    assertThat(file.contentType()).isEqualTo("message/rfc822");
    assertThat(Mail.text(file)).isEqualTo(nested.replace("\n", "\r\n"));
  }

  @Test
  void the_parts_of_a_digest_are_messages_by_default() {
    var message = message("digest", "\nSubject: one\n\nfirst", "\nSubject: two\n\nsecond");

    assertThat(message.attachments())
        .extracting(Attachment::name)
        .containsExactly("one.eml", "two.eml");
  }

  @Test
  void of_a_report_the_part_for_people_is_the_body_and_the_others_are_files() {
    var message =
        message(
            "report; report-type=delivery-status",
            PLAIN,
            "Content-Type: message/delivery-status\n\nReporting-MTA: dns; x",
            "Content-Type: text/rfc822-headers\n\nSubject: lost");

    assertThat(message.body().content()).isEqualTo("plain words");
    assertThat(message.attachments())
        .extracting(Attachment::contentType)
        .containsExactly("message/delivery-status", "text/rfc822-headers");
    assertThat(Mail.text(message.attachments().get(0))).isEqualTo("Reporting-MTA: dns; x");
  }

  @Test
  void a_clear_signed_message_is_one_smime_p7m_with_the_exact_bytes_and_a_readable_body() {
    String body =
        joined("bb", HTML, "Content-Type: application/pkcs7-signature; name=smime.p7s\n\nSIG");
    String field =
        "Content-Type: multipart/signed; protocol=\"application/pkcs7-signature\";\n boundary=bb\n";

    var conversion = Mail.convert("Subject: x\n" + field + "\n" + body);

    var message = conversion.message();
    assertThat(Mail.property(conversion, "String 0x001A"))
        .contains("IPM.Note.SMIME.MultipartSigned");
    assertThat(message.attachments()).hasSize(1);
    assertThat(message.attachments().get(0).name()).isEqualTo("smime.p7m");
    assertThat(message.attachments().get(0).contentType()).isEqualTo("multipart/signed");
    assertThat(Mail.bytes(message.attachments().get(0))).isEqualTo(Mail.crlf(field + "\n" + body));
    assertThat(message.body().content()).isEqualTo("<b>rich</b> words");
    assertThat(conversion.degradations()).isEmpty();
  }

  @Test
  void an_encrypted_message_is_one_smime_p7m_with_the_decoded_bytes() {
    var conversion =
        Mail.convert(
            """
            Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m
            Content-Transfer-Encoding: base64

            MIAGCSqGSIb3DQEHA6CA
            """);

    var message = conversion.message();
    assertThat(Mail.property(conversion, "String 0x001A")).contains("IPM.Note.SMIME");
    assertThat(
            Mail.property(
                conversion, "String {00020386-0000-0000-C000-000000000046} Name Content-Type"))
        .contains("application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m");
    assertThat(message.attachments()).hasSize(1);
    assertThat(Mail.bytes(message.attachments().get(0)))
        .isEqualTo(Base64.getDecoder().decode("MIAGCSqGSIb3DQEHA6CA"));
    assertThat(message.body().content()).isEmpty();
  }

  @Test
  void a_pgp_signed_message_is_shown_and_carries_its_original() {
    var conversion =
        multipart(
            "signed; protocol=\"application/pgp-signature\"",
            PLAIN,
            "Content-Type: application/pgp-signature; name=signature.asc\n\nSIG");

    assertThat(conversion.message().body().content()).isEqualTo("plain words");
    assertThat(conversion.message().attachments())
        .extracting(Attachment::name)
        .containsExactly("signature.asc", "original.eml");
    assertThat(conversion.degradations()).containsExactly(Degradation.SIGNATURE_DETACHED.text());
  }

  @Test
  void a_pgp_encrypted_message_keeps_both_parts() {
    var message =
        message(
            "encrypted; protocol=\"application/pgp-encrypted\"",
            "Content-Type: application/pgp-encrypted\n\nVersion: 1",
            "Content-Type: application/octet-stream; name=encrypted.asc\n\nPGP");

    assertThat(message.attachments())
        .extracting(Attachment::name)
        .containsExactly("ATT00001.asc", "encrypted.asc");
  }

  @Test
  void winmail_dat_is_attached_and_noted() {
    var conversion = multipart("mixed", PLAIN, "Content-Type: application/ms-tnef\n\nTNEF");

    assertThat(conversion.message().attachments())
        .extracting(Attachment::name)
        .containsExactly("ATT00001.dat");
    assertThat(conversion.degradations()).containsExactly(Degradation.WINMAIL_KEPT.text());
  }

  @Test
  void names_in_every_spelling_are_decoded() {
    var message =
        message(
            "mixed",
            "Content-Type: a/b\nContent-Disposition: attachment;\n filename*=utf-8''%E2%82%AC%20x.pdf\n\n1",
            "Content-Type: a/b; name=\"=?iso-8859-1?Q?=FC.pdf?=\"\n\n2",
            "Content-Disposition: attachment; filename*0=\"long \"; filename*1=name.pdf\n\n3",
            "Content-Disposition: attachment; filename=two words.pdf\n\n4",
            "Content-Disposition: attachment; filename=\"" + Mail.utf8("ü.txt") + "\"\n\n5",
            "Content-Disposition: attachment; filename=\"C:\\dir\\f.txt\"\n\n6",
            "Content-Disposition: attachment; filename=\"a\u0001b.txt\"\n\n7");

    assertThat(message.attachments())
        .extracting(Attachment::name)
        .containsExactly(
            "€ x.pdf",
            "ü.pdf",
            "long name.pdf",
            "two words.pdf",
            "ü.txt",
            "C:\\dir\\f.txt",
            "ab.txt");
  }

  @Test
  void more_attachments_than_exchange_takes_are_in_the_attached_original() {
    String[] parts =
        IntStream.range(0, 300).mapToObj(i -> "Content-Type: a/b\n\n" + i).toArray(String[]::new);

    var conversion = multipart("mixed", parts);

    assertThat(conversion.message().attachments()).hasSizeLessThanOrEqualTo(250);
    assertThat(conversion.message().attachments().getLast().name()).isEqualTo("original.eml");
    assertThat(conversion.degradations()).containsExactly(Degradation.TOO_MANY_ATTACHMENTS.text());
  }

  @Test
  void thousands_of_parts_end_in_an_attached_original() {
    String[] parts =
        IntStream.range(0, 5000).mapToObj(i -> "Content-Type: a/b\n\n" + i).toArray(String[]::new);

    var conversion = multipart("mixed", parts);

    assertThat(conversion.message().attachments().getLast().name()).isEqualTo("original.eml");
    assertThat(conversion.degradations()).contains(Degradation.TOO_COMPLEX.text());
  }

  @Test
  void an_empty_message_is_an_empty_message() {
    var conversion = Mail.convert("");

    assertThat(conversion.message().body().content()).isEmpty();
    assertThat(conversion.message().attachments()).isEmpty();
  }
}
