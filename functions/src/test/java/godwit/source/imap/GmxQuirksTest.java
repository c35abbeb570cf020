package godwit.source.imap;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.failure.MailboxBlockedException;
import godwit.folder.FolderMapper;
import godwit.folder.FolderRules;
import org.junit.jupiter.api.Test;

/** What GMX and WEB.DE do and what a person sees of it. */
class GmxQuirksTest extends ScriptedSession {
  @Test
  void imap_that_is_switched_off_is_told_as_such() throws Exception {
    var refusal = refusal("gmx/imap-disabled");

    assertThat(refusal).isInstanceOf(MailboxBlockedException.class);
    assertThat(refusal.code()).isEqualTo("IMAP_DISABLED");
    assertThat(refusal.explanation()).contains("switch it on").doesNotContain("ada", "secret");
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
