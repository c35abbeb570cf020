package godwit.source.imap;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.endpoint.SourceAccess;
import godwit.source.SourceFolder;
import org.junit.jupiter.api.Test;

/** What Mirapoint does and what a person sees of it. */
class MirapointQuirksTest extends ScriptedSession {
  @Test
  void an_administrator_enters_by_number_signs() throws Exception {
    play(
        "mirapoint/administrator",
        SourceAccess.USUAL,
        "#ada@example.com#admin#",
        source ->
            assertThat(source.folders())
                .extracting(SourceFolder::display)
                .containsExactly("INBOX", "Sent"));
  }
}
