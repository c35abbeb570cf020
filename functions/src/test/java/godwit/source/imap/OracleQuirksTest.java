package godwit.source.imap;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.endpoint.LogInForm;
import godwit.failure.MailboxBlockedException;
import godwit.source.SourceFolder;
import org.junit.jupiter.api.Test;

/** What Oracle, Sun and iPlanet servers do and what a person sees of it. */
class OracleQuirksTest extends ScriptedSession {
  @Test
  void an_administrator_turns_into_the_user() throws Exception {
    play(
        "oracle/proxyauth",
        administrator(LogInForm.PROXYAUTH, "admin"),
        "ada",
        source -> {
          assertThat(source.folders())
              .extracting(SourceFolder::display)
              .containsExactly("INBOX", "Sent");
          assertThat(source.notes()).singleElement().asString().contains("Shared Folders/User/bob");
        });
  }

  @Test
  void an_administrator_who_may_not_is_told_so() throws Exception {
    var refusal =
        refusal("oracle/proxyauth-refused", administrator(LogInForm.PROXYAUTH, "admin"), "ada");

    assertThat(refusal).isInstanceOf(MailboxBlockedException.class);
    assertThat(refusal.code()).isEqualTo("PROXYAUTH_REFUSED");
    assertThat(refusal.explanation()).contains("PROXYAUTH").doesNotContain("ada", "secret");
  }

  @Test
  void an_authorization_identity_is_refused_with_advice() throws Exception {
    var refusal =
        refusal(
            "oracle/authorization-identity-not-accepted",
            administrator(LogInForm.AUTHZID, "admin"),
            "ada");

    assertThat(refusal).isInstanceOf(MailboxBlockedException.class);
    assertThat(refusal.code()).isEqualTo("AUTHORIZATIONFAILED");
    assertThat(refusal.explanation()).isNotEmpty().doesNotContain("ada", "secret");
  }
}
