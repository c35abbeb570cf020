package godwit.source.imap;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.MarkdownTable;
import godwit.endpoint.EndpointKey;
import godwit.failure.MigrationException;
import godwit.source.imap.ImapErrors.Attempt;
import godwit.source.imap.ImapErrors.Status;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import org.eclipse.angus.mail.util.SocketConnectException;
import org.junit.jupiter.api.Test;

/** What the source's refusals are called in docs/csv.md, to the letter. */
class NativeTextsTest {
  private static final EndpointKey SERVER = EndpointKey.of("imap.contoso.com", 993);

  @Test
  void wrong_credentials() throws Exception {
    assertDocumented(
        "We had trouble signing in to this account.",
        ImapErrors.answered(
            Attempt.LOG_IN, Status.NO, Optional.of("AUTHENTICATIONFAILED"), SERVER));
  }

  @Test
  void a_refusal_without_a_code() throws Exception {
    assertDocumented(
        "We had trouble signing in to this account. (no code from the server)",
        ImapErrors.answered(Attempt.LOG_IN, Status.NO, Optional.empty(), SERVER));
  }

  @Test
  void a_name_that_does_not_resolve() throws Exception {
    assertDocumented(
        "The connection to the server imap.contoso.com could not be completed.",
        ImapErrors.broken(Attempt.CONNECT, new UnknownHostException(), SERVER));
  }

  @Test
  void a_firewall_that_drops() throws Exception {
    var cause = new SocketTimeoutException("Connect timed out");
    var failure = new SocketConnectException("no", cause, "imap.contoso.com", 993, 15_000);

    assertDocumented(
        "The connection to the server imap.contoso.com timed out after 00:00:15.",
        ImapErrors.broken(Attempt.CONNECT, failure, SERVER));
  }

  private static void assertDocumented(String natively, MigrationException ours) throws Exception {
    assertThat(
            MarkdownTable.after("docs/csv.md", "## Where the native service says something else"))
        .filteredOn(row -> row.get(0).equals(natively))
        .singleElement()
        .satisfies(row ->
            assertThat(row.get(1)).isEqualTo("`" + ours.code() + "`: " + ours.explanation()));
  }
}
