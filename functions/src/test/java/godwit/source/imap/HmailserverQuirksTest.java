package godwit.source.imap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What hMailServer does and what a person sees of it. */
class HmailserverQuirksTest extends ScriptedSession {
  @Test
  void a_refused_namespace_leaves_the_names_as_listed() throws Exception {
    assertThat(folders("hmailserver/namespace-refused"))
        .containsExactly("INBOX", "Kunden", "Kunden/2019");
  }

  @Test
  void public_folders_are_left_out_and_told() throws Exception {
    assertThat(folders("hmailserver/public-folders")).containsExactly("INBOX");
    assertThat(notes).singleElement().asString().contains("#public.News");
  }
}
