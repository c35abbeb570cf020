package godwit.local.demo;

import static godwit.local.demo.Samples.arrived;
import static godwit.local.demo.Samples.facts;
import static godwit.local.demo.Samples.source;
import static org.assertj.core.api.Assertions.assertThat;

import godwit.local.client.MessageAccount;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  @Test
  void equal_mailboxes_have_no_fault() {
    var result = only(arrived("Inbox", facts(1)), arrived("Inbox", facts(2)));

    assertThat(result.name()).isEqualTo("INBOX → Inbox");
    assertThat(result.pairs().equal()).isEqualTo(2);
    assertThat(result.isGood()).isTrue();
  }

  @Test
  void a_missing_message_is_named() {
    var result = only(arrived("Inbox", facts(1)));

    assertThat(result.alone().missing()).isEqualTo(1);
    assertThat(result.words())
        .containsExactly(
            "“Letter 2” of 2024-01-15 08:30:02 (UID 2) is missing at the target;"
                + " the batch has no account of it");
  }

  @Test
  void a_doubled_message_is_named() {
    var result =
        only(arrived("Inbox", facts(1)), arrived("Inbox", facts(2)), arrived("Inbox", facts(2)));

    assertThat(result.alone().doubled()).isEqualTo(1);
    assertThat(result.words())
        .containsExactly(
            "“Letter 2” of 2024-01-15 08:30:02 is at the target more often than at the source");
  }

  @Test
  void twins_at_the_source_want_twins_at_the_target() {
    var twins =
        new SourceMailbox(List.of("INBOX"), List.of(source("INBOX", 1), source("INBOX", 1)));

    var result = compared(twins, Map.of(), arrived("Inbox", facts(1))).getFirst();

    assertThat(result.pairs().equal()).isEqualTo(1);
    assertThat(result.alone().missing()).isEqualTo(1);
  }

  @Test
  void a_changed_message_is_different_and_says_how() {
    var sent = facts(2);
    var changed =
        new MessageFacts(
            sent.messageId(),
            sent.subject(),
            sent.received(),
            Set.of(),
            "eve@example.org",
            Optional.of("other words"),
            List.of(new AttachedFile("plan.txt", "bb")));

    var result = only(arrived("Inbox", facts(1)), arrived("Inbox", changed));

    assertThat(result.pairs().different()).isEqualTo(1);
    assertThat(result.words())
        .containsExactly(
            "“Letter 2” of 2024-01-15 08:30:02 (UID 2) differs: not read, but at the source;"
                + " from eve@example.org, not zoe@example.org; the text of its body differs;"
                + " attachment “plan.txt” is missing or differs;"
                + " attachment “plan.txt” is not at the source");
  }

  @Test
  void a_message_left_out_on_purpose_is_not_missing() {
    var reason = new MessageAccount("ada@example.org", "INBOX", 7, 2, "skipped", "DELETED");

    var result =
        compared(letters(), Map.of(source("INBOX", 2).place(), reason), arrived("Inbox", facts(1)))
            .getFirst();

    assertThat(result.source()).isEqualTo(2);
    assertThat(result.isGood()).isTrue();
  }

  @Test
  void mail_in_another_folder_is_doubled_there() {
    var results =
        compared(
            letters(),
            Map.of(),
            arrived("Inbox", facts(1)),
            arrived("Inbox", facts(2)),
            arrived("Archive", facts(2)));

    assertThat(results).hasSize(2);
    assertThat(results.getLast().name()).isEqualTo("(none) → Archive");
    assertThat(results.getLast().alone().doubled()).isEqualTo(1);
  }

  @Test
  void a_folder_that_did_not_arrive_is_a_fault_though_it_is_empty() {
    var source = new SourceMailbox(List.of("Empty"), List.of());

    var result = compared(source, Map.of()).getFirst();

    assertThat(result.isGood()).isFalse();
    assertThat(result.words()).containsExactly("there is no folder for it at the target");
  }

  private static SourceMailbox letters() {
    return new SourceMailbox(List.of("INBOX"), List.of(source("INBOX", 1), source("INBOX", 2)));
  }

  private static FolderResult only(ArrivedMessage... messages) {
    List<FolderResult> results = compared(letters(), Map.of(), messages);
    assertThat(results).hasSize(1);
    return results.getFirst();
  }

  private static List<FolderResult> compared(
      SourceMailbox source,
      Map<SourceMessage.Place, MessageAccount> account,
      ArrivedMessage... messages) {
    var arrived =
        new ArrivedMailbox(
            List.of("Inbox", "Archive"), Map.of("inbox", "Inbox"), List.of(messages));
    return new Comparison(source, arrived, Map.of("INBOX", "inbox"), account).results();
  }
}
