package godwit.source.imap;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.failure.MailboxBlockedException;
import org.junit.jupiter.api.Test;

/** What UW-IMAP does and what a person sees of it. */
class UniversityOfWashingtonQuirksTest extends ScriptedSession {
  @Test
  void several_personal_namespaces_and_an_inbox_without_separator_are_read() throws Exception {
    assertThat(folders("uw/namespaces")).containsExactly("INBOX", "mail", "mail/sent");
    assertThat(notes).singleElement().asString().contains("#public/news");
  }

  @Test
  void a_connection_that_asks_for_no_log_in_is_refused() throws Exception {
    var refusal = refusal("uw/pre-authenticated");

    assertThat(refusal).isInstanceOf(MailboxBlockedException.class);
    assertThat(refusal.code()).isEqualTo("PREAUTH");
    assertThat(refusal.explanation()).contains("use another port").doesNotContain("ada", "secret");
  }
}
