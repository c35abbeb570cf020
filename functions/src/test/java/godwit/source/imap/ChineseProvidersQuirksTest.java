package godwit.source.imap;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.failure.MailboxBlockedException;
import godwit.source.UidRange;
import org.junit.jupiter.api.Test;

/** What NetEase and QQ Mail do and what a person sees of it. */
class ChineseProvidersQuirksTest extends ScriptedSession {
  @Test
  void netease_hears_the_password_apart_and_an_id_before_any_folder_is_opened() throws Exception {
    play("netease/id-first", source -> assertThat(source.open(INBOX).uidNext()).isEqualTo(4));
  }

  @Test
  void netease_unsafe_log_in_is_told_with_what_to_allow() throws Exception {
    var failure = failure("netease/unsafe-log-in", source -> source.open(INBOX));

    assertThat(failure).isInstanceOf(MailboxBlockedException.class);
    assertThat(failure.code()).isEqualTo("UNSAFE_LOGIN");
    assertThat(failure.explanation()).contains("authorization code");
  }

  @Test
  void qq_mail_with_its_service_closed_is_told_as_such() throws Exception {
    var refusal = refusal("qqmail/service-not-open");

    assertThat(refusal).isInstanceOf(MailboxBlockedException.class);
    assertThat(refusal.code()).isEqualTo("IMAP_DISABLED");
    assertThat(refusal.explanation()).contains("switch it on").doesNotContain("ada", "secret");
  }

  @Test
  void qq_mail_is_planned_without_search() throws Exception {
    play(
        "qqmail/planned-without-search",
        source ->
            assertThat(source.plan(CURSOR, 1, 2))
                .containsExactly(new UidRange(4, 8), new UidRange(9, 9)));
  }
}
