package godwit.source.imap;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.endpoint.LabelUse;
import godwit.endpoint.SourceAccess;
import godwit.failure.ThrottledException;
import godwit.failure.TransientException;
import godwit.source.SourceFolder;
import org.junit.jupiter.api.Test;

/** What Dovecot does and what a person sees of it. */
class DovecotQuirksTest extends ScriptedSession {
  @Test
  void a_master_user_enters_as_user_and_master() throws Exception {
    play(
        "dovecot/master-user",
        SourceAccess.USUAL,
        "ada*admin",
        source -> assertThat(source.folders()).hasSize(1));
  }

  @Test
  void too_many_connections_are_waited_out() throws Exception {
    var refusal = refusal("dovecot/too-many-connections");

    assertThat(refusal).isInstanceOf(ThrottledException.class);
    assertThat(refusal.code()).isEqualTo("TOO_MANY_CONNECTIONS");
    assertThat(refusal.explanation()).isNotEmpty().doesNotContain("ada", "secret");
  }

  @Test
  void an_internal_error_through_a_master_user_is_tried_again() throws Exception {
    var failure = failure("dovecot/server-bug-through-a-master-user", source -> source.open(INBOX));

    assertThat(failure).isInstanceOf(TransientException.class);
    assertThat(failure.code()).isEqualTo("SERVERBUG");
  }

  @Test
  void shared_and_public_folders_are_left_out_and_told() throws Exception {
    assertThat(folders("dovecot/shared-namespace")).containsExactly("INBOX", "Sent");
    assertThat(notes).singleElement().asString().contains("shared/team", "Public/News");
  }

  @Test
  void virtual_folders_are_told_as_what_may_come_twice() throws Exception {
    assertThat(folders("dovecot/virtual-namespace")).contains("virtual/All");
    assertThat(notes).singleElement().asString().startsWith("perhaps twice: ").contains("virtual/");
  }

  @Test
  void an_inbox_that_is_not_listed_is_copied_all_the_same() throws Exception {
    assertThat(folders("dovecot/no-inbox-in-the-list")).containsExactly("INBOX", "Sent");
  }

  @Test
  void the_prefix_is_cut_and_folders_that_are_not_there_hold_no_mail() throws Exception {
    play(
        "dovecot/inbox-prefix",
        source ->
            assertThat(source.folders())
                .filteredOn(SourceFolder::selectable)
                .extracting(SourceFolder::display)
                .containsExactly("INBOX", "Projekte", "Sent", "alt/2019"));
  }

  @Test
  void folders_without_subscription_are_left_out_on_demand_and_told() throws Exception {
    var reading = new SourceAccess.Reading(false, true, false, false, LabelUse.CATEGORIES);
    play(
        "dovecot/subscribed-only",
        SourceAccess.USUAL.reading(reading),
        "ada",
        source -> {
          assertThat(source.folders())
              .extracting(SourceFolder::display)
              .containsExactly("INBOX", "Kept");
          assertThat(source.notes()).singleElement().asString().contains("Forgotten");
        });
  }

  @Test
  void an_extended_list_that_is_refused_is_asked_for_plainly() throws Exception {
    assertThat(folders("dovecot/list-extended-refused")).containsExactly("INBOX");
  }
}
