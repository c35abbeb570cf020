package godwit.source.imap;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.failure.MailboxBlockedException;
import godwit.folder.FolderMapper;
import godwit.folder.FolderRules;
import org.junit.jupiter.api.Test;

/** What Yandex does and what a person sees of it. */
class YandexQuirksTest extends ScriptedSession {
  @Test
  void names_are_parted_at_bars_and_an_unencoded_ampersand_stays() throws Exception {
    assertThat(folders("yandex/folders"))
        .containsExactly("INBOX", "Drafts", "Drafts/template", "R&D", "Sent", "Spam", "Trash");
  }

  @Test
  void an_attribute_said_twice_counts_once() throws Exception {
    play(
        "yandex/folders",
        source ->
            assertThat(FolderMapper.map(source.folders(), FolderRules.NONE).folders())
                .extracting(f -> f.target().display())
                .contains("sentitems", "junkemail", "deleteditems"));
  }

  @Test
  void a_body_without_value_is_asked_for_again_and_then_told() throws Exception {
    assertThat(readAll("yandex/body-without-value")).containsExactly("1=mail1", "2=", "3=mail3");
  }

  @Test
  void a_refusal_for_one_of_two_reasons_names_both() throws Exception {
    var refusal = refusal("yandex/credentials-or-imap");

    assertThat(refusal).isInstanceOf(MailboxBlockedException.class);
    assertThat(refusal.code()).isEqualTo("PASSWORD_OR_IMAP_DISABLED");
    assertThat(refusal.explanation()).contains("check both").doesNotContain("ada", "secret");
  }
}
