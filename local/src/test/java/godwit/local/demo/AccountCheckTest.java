package godwit.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.local.client.MessageAccount;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccountCheckTest {
  private static final SourceMailbox TWO =
      new SourceMailbox(
          List.of("INBOX"), List.of(Samples.source("INBOX", 1), Samples.source("INBOX", 2)));

  @Test
  void an_account_of_every_message_has_no_fault() {
    assertThat(AccountCheck.faults(TWO, List.of(copied(1), copied(2)))).isEmpty();
  }

  @Test
  void names_what_is_absent_twice_or_unknown() {
    assertThat(AccountCheck.faults(TWO, List.of(copied(1), copied(1), copied(3))))
        .containsExactly(
            "the account has UID 1 of INBOX twice",
            "the account lacks “Letter 2” of 2024-01-15 08:30:02, UID 2 of INBOX",
            "the account has UID 3 of INBOX, unknown at the source");
  }

  private static MessageAccount copied(long uid) {
    return new MessageAccount("ada@example.org", "INBOX", 7, uid, "copied", "");
  }
}
