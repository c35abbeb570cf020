package godwit.source.imap;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.failure.MailboxBlockedException;
import godwit.folder.FolderMapper;
import godwit.folder.FolderRules;
import org.junit.jupiter.api.Test;

/** What GMX and WEB.DE do and what a person sees of it. */
class GmxQuirksTest extends ScriptedSession {
  @Test
  void a_refusal_names_imap_too_as_it_looks_like_a_wrong_password() throws Exception {
    var refusal = refusal("gmx/imap-disabled");

    assertThat(refusal).isInstanceOf(MailboxBlockedException.class);
    assertThat(refusal.code()).isEqualTo("LOGIN_REFUSED");
    assertThat(refusal.explanation())
        .contains("IMAP is switched on")
        .doesNotContain("ada", "secret");
  }

  @Test
  void folders_in_german_find_their_place() throws Exception {
    play(
        "gmx/folders",
        source ->
            assertThat(FolderMapper.map(source.folders(), FolderRules.NONE).folders())
                .extracting(f -> f.target().display())
                .containsExactly("inbox", "drafts", "deleteditems", "sentitems", "junkemail"));
  }
}
