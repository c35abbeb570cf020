package godwit.source.imap;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.failure.MailboxBlockedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @ParameterizedTest
  @CsvSource({
    "hmailserver/whole-address, FULL_ADDRESS_WANTED, whole address",
    "hmailserver/tls-required,  ENCRYPTION_REQUIRED, ssl or starttls",
  })
  void a_refusal_says_what_to_do(String script, String code, String advice) throws Exception {
    var refusal = refusal(script);

    assertThat(refusal).isInstanceOf(MailboxBlockedException.class);
    assertThat(refusal.code()).isEqualTo(code);
    assertThat(refusal.explanation()).contains(advice).doesNotContain("ada", "secret");
  }
}
