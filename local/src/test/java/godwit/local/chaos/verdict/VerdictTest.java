package godwit.local.chaos.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.local.chaos.mail.MessageKey;
import godwit.local.chaos.mail.SourceMail;
import godwit.local.chaos.mail.TargetMail;
import godwit.local.client.Counts;
import godwit.local.client.MailboxFolders;
import godwit.local.client.MailboxState;
import godwit.local.client.MessageAccount;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Comparison of both ends. */
class VerdictTest {
  private static final MessageKey ONE = new MessageKey("<1@x>", "aa");
  private static final MessageKey TWO = new MessageKey("<2@x>", "bb");
  private static final MessageKey CHANGED = new MessageKey("<2@x>", "cc");

  private static SourceMail source(int uid, MessageKey key) {
    return new SourceMail("INBOX", 7, uid, key);
  }

  private static TargetMail target(String id, MessageKey key) {
    return new TargetMail("Inbox", id, key, "0");
  }

  private static MessageAccount row(int uid, String state) {
    return new MessageAccount("a@x", "INBOX", 7, uid, state, "");
  }

  private static MailboxFolders counted(int copied) {
    var counts = new Counts(copied, copied, 0, 0, 0, 0);
    var mailbox = new MailboxState("a@x", "Synced", 1, counts, Optional.empty());
    return new MailboxFolders(
        mailbox, counts, List.of(new MailboxFolders.Entry("INBOX", "inbox", counts)));
  }

  private static Findings findings(
      List<SourceMail> source,
      List<SourceMail> expunged,
      List<TargetMail> target,
      List<MessageAccount> account) {
    int copied = (int) account.stream().filter(a -> a.state().equals("copied")).count();
    return Verdict.of(new Evidence(source, expunged, target, account, counted(copied)));
  }

  @Test
  void all_is_well_where_each_message_arrived_once_and_is_accounted_for() {
    Findings findings =
        findings(
            List.of(source(1, ONE), source(2, TWO)),
            List.of(),
            List.of(target("x", TWO), target("y", ONE)),
            List.of(row(1, "copied"), row(2, "copied")));

    assertThat(findings).isEqualTo(Findings.NONE);
  }

  @Test
  void a_missing_message_is_lost() {
    Findings findings =
        findings(
            List.of(source(1, ONE), source(2, TWO)),
            List.of(),
            List.of(target("x", ONE)),
            List.of(row(1, "copied"), row(2, "copied")));

    assertThat(findings.lost()).hasSize(1).first().asString().contains("<2@x>");
  }

  @Test
  void a_message_with_other_content_is_both_lost_and_there_without_right() {
    Findings findings =
        findings(
            List.of(source(2, TWO)),
            List.of(),
            List.of(target("x", CHANGED)),
            List.of(row(2, "copied")));

    assertThat(findings.lost()).hasSize(1);
    assertThat(findings.doubled()).hasSize(1);
  }

  @Test
  void a_message_that_arrived_twice_is_doubled_unless_it_was_there_twice() {
    List<TargetMail> twice = List.of(target("x", ONE), target("y", ONE));

    assertThat(findings(List.of(source(1, ONE)), List.of(), twice, List.of(row(1, "copied"))))
        .extracting(f -> f.doubled().size())
        .isEqualTo(1);
    assertThat(
            findings(
                List.of(source(1, ONE), source(2, ONE)),
                List.of(),
                twice,
                List.of(row(1, "copied"), row(2, "copied"))))
        .isEqualTo(Findings.NONE);
  }

  @Test
  void an_expunged_message_may_be_there_or_not_but_not_twice() {
    List<SourceMail> gone = List.of(source(0, TWO));
    List<MessageAccount> account = List.of(row(1, "copied"));
    List<SourceMail> left = List.of(source(1, ONE));

    assertThat(findings(left, gone, List.of(target("x", ONE)), account)).isEqualTo(Findings.NONE);
    assertThat(findings(left, gone, List.of(target("x", ONE), target("y", TWO)), account))
        .isEqualTo(Findings.NONE);
    assertThat(
            findings(
                    left,
                    gone,
                    List.of(target("x", ONE), target("y", TWO), target("z", TWO)),
                    account)
                .doubled())
        .hasSize(1);
  }

  @Test
  void a_message_without_account_with_two_or_in_another_state_is_wrongly_accounted() {
    List<SourceMail> one = List.of(source(1, ONE));
    List<TargetMail> there = List.of(target("x", ONE));

    assertThat(findings(one, List.of(), there, List.of()).wrong()).hasSize(1);
    assertThat(findings(one, List.of(), there, List.of(row(1, "failed"))).wrong()).hasSize(1);
    assertThat(findings(one, List.of(), there, List.of(row(1, "copied"), row(1, "copied"))).wrong())
        .hasSize(1);
  }

  @Test
  void a_count_that_is_not_the_length_of_its_list_is_wrong() {
    var evidence =
        new Evidence(
            List.of(source(1, ONE)),
            List.of(),
            List.of(target("x", ONE)),
            List.of(row(1, "copied")),
            counted(2));

    assertThat(Verdict.of(evidence).wrong()).hasSize(2);
    assertThat(Verdict.of(evidence).lines()).allMatch(l -> l.startsWith("wrongly accounted: "));
  }
}
