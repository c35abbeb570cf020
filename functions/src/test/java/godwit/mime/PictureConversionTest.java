package godwit.mime;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.target.Attachment;
import godwit.target.ExchangeMessage;
import org.junit.jupiter.api.Test;

/** Pictures in places where they are seldom. */
class PictureConversionTest {
  private static ExchangeMessage related(String html, String picture) {
    return Mail.convert(
            "Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n"
                + html
                + "\n--b\n"
                + picture
                + "\n\nPNG\n--b--\n")
        .message();
  }

  @Test
  void an_escape_without_which_a_reference_were_none_stays() {
    var message =
        related("<img src=\"cid:a%20b@x\">", "Content-Type: image/png\nContent-ID: <a b@x>");

    assertThat(message.body().content()).contains("cid:a%20b@x");
    assertThat(message.attachments().getFirst().inline()).isTrue();
  }

  @Test
  void a_picture_within_the_html_stays_there_as_it_is() {
    String html = "<p>See <img src=\"data:image/png;base64,iVBORw0KGgo=\"> here</p>";
    var message = Mail.convert("Content-Type: text/html\n\n" + html).message();

    assertThat(message.body().content()).isEqualTo(html);
    assertThat(message.attachments()).isEmpty();
  }

  @Test
  void of_a_file_of_a_mac_both_forks_are_attached() {
    var message =
        Mail.convert(
                """
                Content-Type: multipart/appledouble; boundary=b

                --b
                Content-Type: application/applefile; name="%p.jpg"

                fork
                --b
                Content-Type: image/jpeg; name=p.jpg

                data
                --b--
                """)
            .message();

    assertThat(message.attachments())
        .extracting(Attachment::name)
        .containsExactly("%p.jpg", "p.jpg");
  }

  @Test
  void a_file_in_binhex_stays_in_binhex() {
    var message =
        Mail.convert(
                """
                Content-Type: application/mac-binhex40; name=a.hqx

                (This file must be converted with BinHex 4.0)

                :#R0K:
                """)
            .message();

    assertThat(message.attachments()).extracting(Attachment::name).containsExactly("a.hqx");
    assertThat(Mail.text(message.attachments().getFirst())).startsWith("(This file must");
  }
}
