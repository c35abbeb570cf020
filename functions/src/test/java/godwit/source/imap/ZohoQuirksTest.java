package godwit.source.imap;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.failure.MailboxBlockedException;
import godwit.folder.FolderMapper;
import godwit.folder.FolderRules;
import godwit.source.UidRange;
import org.junit.jupiter.api.Test;

/** What Zoho does and what a person sees of it. */
class ZohoQuirksTest extends ScriptedSession {
  @Test
  void an_inbox_in_another_language_is_the_inbox() throws Exception {
    play(
        "zoho/translated-inbox",
        source -> {
          var folders = source.folders();

          assertThat(folders.getFirst().wireName()).isEqualTo("INBOX");
          assertThat(FolderMapper.map(folders, FolderRules.NONE).folders())
              .extracting(f -> f.target().display())
              .containsExactly(
                  "inbox", "drafts", "sentitems", "deleteditems", "junkemail", "Vorlagen");
        });
  }

  @Test
  void negative_modification_sequences_are_passed_over() throws Exception {
    play(
        "zoho/negative-modseq",
        source -> {
          assertThat(source.open(INBOX).highestModSeq()).isEmpty();
          assertThat(source.list(CURSOR, new UidRange(1, 2))).hasSize(2);
        });
  }

  @Test
  void imap_that_is_not_enabled_is_told_as_such() throws Exception {
    var refusal = refusal("zoho/imap-not-enabled");

    assertThat(refusal).isInstanceOf(MailboxBlockedException.class);
    assertThat(refusal.code()).isEqualTo("IMAP_DISABLED");
    assertThat(refusal.explanation()).contains("switch it on").doesNotContain("ada", "secret");
  }
}
