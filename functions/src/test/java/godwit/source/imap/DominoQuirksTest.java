package godwit.source.imap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What Domino does and what a person sees of it. */
class DominoQuirksTest extends ScriptedSession {
  @Test
  void names_are_parted_at_backslashes_and_shared_folders_left_out() throws Exception {
    assertThat(folders("domino/folders"))
        .containsExactly("INBOX", "Projects", "Projects/2019", "Sent");
    assertThat(notes).singleElement().asString().contains("Shared\\Team");
  }

  @Test
  void answers_out_of_order_with_parentheses_too_many_are_read() throws Exception {
    assertThat(readAll("domino/parentheses-too-many"))
        .containsExactly("1=mail1", "2=mail2", "3=mail3");
  }
}
