package godwit.source.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.eclipse.angus.mail.imap.protocol.BASE64MailboxEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Folder names on the wire. */
class ModifiedUtf7Test {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "INBOX | INBOX",
        "Entw&APw-rfe | Entwürfe",
        "R&-D | R&D",
        "&- | &",
        "~peter/mail/&U,BTFw-/&ZeVnLIqe- | ~peter/mail/台北/日本語",
        "&2D3eAA- | 😀",
        "&AOk-t&AOk- | été",
      })
  void names_are_decoded(String wire, String name) {
    assertThat(ModifiedUtf7.decode(wire)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"A & B", "A&B", "&", "&&", "x&A-", "x&AP-", "&2D3-", "&A/w-", "&APw=-", "&AP x-"})
  void what_cannot_be_decoded_stays_as_it_is(String wire) {
    assertThat(ModifiedUtf7.decode(wire)).isEqualTo(wire);
  }

  @Test
  void a_stray_ampersand_does_not_spoil_what_follows() {
    assertThat(ModifiedUtf7.decode("AT&T &APw-ber")).isEqualTo("AT&T über");
  }

  @Test
  void names_that_differ_on_the_wire_differ_decoded() {
    assertThat(ModifiedUtf7.decode("&APx-")).isNotEqualTo(ModifiedUtf7.decode("&APw-"));
  }

  @Test
  void raw_utf8_is_decoded_and_other_bytes_are_kept() {
    String utf8 =
        new String("Entwürfe".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

    assertThat(ModifiedUtf7.decode(utf8)).isEqualTo("Entwürfe");
    assertThat(ModifiedUtf7.decode("Entw\u00fcrfe")).isEqualTo("Entw\u00fcrfe");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Gelöscht & weg", "Ärger", "日本語", "a-b", "-", "😀😀", "~x,y+z"})
  void what_clients_encode_is_decoded_again(String name) {
    assertThat(ModifiedUtf7.decode(BASE64MailboxEncoder.encode(name))).isEqualTo(name);
  }
}
