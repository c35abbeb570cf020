package godwit.mime;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.mime.degradation.Degradation;
import godwit.target.Attachment;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WinmailTest {
  private static final byte[] PDF = "%PDF-1.4".getBytes(StandardCharsets.US_ASCII);

  @Test
  void files_in_winmail_dat_become_attachments() {
    Conversion conversion = with("See the file.", new Tnef().file("plan.pdf", PDF).bytes());

    assertThat(conversion.message().attachments())
        .singleElement()
        .satisfies(file -> {
          assertThat(file.name()).isEqualTo("plan.pdf");
          assertThat(file.contentType()).isEqualTo("application/pdf");
          assertThat(Mail.bytes(file)).isEqualTo(PDF);
        });
    assertThat(conversion.message().body().content()).startsWith("See the file.");
    assertThat(conversion.degradations()).containsExactly(Degradation.WINMAIL_OPENED.text());
  }

  @Test
  void its_html_is_shown_where_the_message_has_plain_text_only() {
    Conversion conversion = with("Plain.", new Tnef().html("<p>Gr\u00FC\u00DFe</p>").bytes());

    assertThat(conversion.message().body().html()).isTrue();
    assertThat(conversion.message().body().content()).contains("Gr\u00FC\u00DFe");
  }

  @Test
  void its_text_is_shown_where_the_message_has_none() {
    Conversion conversion = with("", new Tnef().body("From Outlook").bytes());

    assertThat(conversion.message().body().content()).contains("From Outlook");
  }

  @Test
  void a_file_of_several_megabytes_is_taken_out() {
    byte[] large = new byte[3_000_000];
    new Random(7).nextBytes(large);

    Conversion conversion = with("x", new Tnef().file("large.bin", large).bytes());

    assertThat(Mail.bytes(conversion.message().attachments().getFirst())).isEqualTo(large);
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 1_000_000, 15_000_000, Integer.MAX_VALUE, -1})
  void one_that_lies_about_a_length_is_kept_as_it_is(int length) {
    byte[] lying = new Tnef().lyingAttribute(length).bytes();

    assertKept(with("x", lying), lying);
  }

  @Test
  void one_that_holds_what_is_no_file_is_kept_as_it_is() {
    byte[] nested = new Tnef().attachmentWithoutData().bytes();

    assertKept(with("x", nested), nested);
  }

  @Test
  void one_over_the_limit_is_kept_as_it_is() {
    byte[] huge = new Tnef().file("huge.bin", new byte[17 << 20]).bytes();

    assertThat(with("x", huge).degradations()).containsExactly(Degradation.WINMAIL_KEPT.text());
  }

  @Test
  void any_damage_ends_in_files_or_in_the_original() {
    byte[] good =
        new Tnef().html("<p>a</p>").body("text").file("a.pdf", PDF).file("b.pdf", PDF).bytes();
    for (int seed = 0; seed < 2_000; seed++) {
      var random = new Random(seed);
      byte[] damaged = Arrays.copyOf(good, 1 + random.nextInt(good.length));
      for (int i = 0; i < 1 + random.nextInt(4); i++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }

      Conversion conversion = with("x", damaged);

      assertThat(conversion.degradations())
          .as("seed %d", seed)
          .containsAnyOf(Degradation.WINMAIL_KEPT.text(), Degradation.WINMAIL_OPENED.text());
    }
  }

  private static void assertKept(Conversion conversion, byte[] winmail) {
    Attachment kept = conversion.message().attachments().getFirst();
    assertThat(Mail.bytes(kept)).isEqualTo(winmail);
    assertThat(conversion.degradations()).containsExactly(Degradation.WINMAIL_KEPT.text());
  }

  private static Conversion with(String text, byte[] winmail) {
    return Mail.convert(
        """
        From: a@x.example
        Content-Type: multipart/mixed; boundary=b

        --b
        Content-Type: text/plain

        %s
        --b
        Content-Type: application/ms-tnef; name=winmail.dat
        Content-Transfer-Encoding: base64

        %s
        --b--
        """
            .formatted(text, Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(winmail)));
  }
}
