package godwit.source.imap;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.MarkdownTable;
import godwit.endpoint.EndpointKey;
import godwit.endpoint.EndpointName;
import godwit.endpoint.LogInForm;
import godwit.endpoint.Security;
import godwit.endpoint.SourceAccess;
import godwit.endpoint.SourceEndpoint;
import godwit.failure.MigrationException;
import godwit.seal.Secret;
import godwit.source.SourceLogin;
import godwit.source.imap.ImapErrors.Attempt;
import godwit.source.imap.ImapErrors.Status;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import org.eclipse.angus.mail.util.SocketConnectException;
import org.junit.jupiter.api.Test;

/** What the source's refusals are called in docs/csv.md, to the letter. */
class NativeTextsTest {
  private static final Optional<String> FAILED = Optional.of("AUTHENTICATIONFAILED");
  private static final EndpointKey SERVER = EndpointKey.of("imap.contoso.com", 993);

  @Test
  void wrong_credentials() throws Exception {
    assertDocumented(
        "We had trouble signing in to this account.",
        ImapErrors.answered(
            Attempt.LOG_IN, Status.NO, Optional.of("AUTHENTICATIONFAILED"), SERVER));
  }

  @Test
  void an_administrators_password_is_called_so_with_where_another_goes() {
    var rows = ImapErrors.answered(Attempt.LOG_IN_BY_ROW, Status.NO, FAILED, SERVER);
    var batchs = ImapErrors.answered(Attempt.LOG_IN_BY_BATCH, Status.NO, FAILED, SERVER);
    var endpoints = ImapErrors.answered(Attempt.LOG_IN_BY_ENDPOINT, Status.NO, FAILED, SERVER);

    assertThat(batchs.explanation())
        .isEqualTo(
            "tried to log in at imap.contoso.com:993: it answered NO [AUTHENTICATIONFAILED]; check"
                + " the administrator's name and password, that it may act for the user, and"
                + " UserName; another password goes to PATCH /api/batches/{batch} as adminPassword,"
                + " and mailboxes that are blocked go on by themselves");
    assertThat(rows.explanation()).contains("PUT /api/batches/{batch}/mailboxes/{address}/cred");
    assertThat(endpoints.explanation()).contains("PUT /api/endpoints/{endpoint} as adminPassword");
    assertThat(
            ImapErrors.answered(Attempt.LOG_IN_BY_BATCH, Status.NO, Optional.of("EXPIRED"), SERVER)
                .explanation())
        .contains("the password has expired; set a new one at the source, and check");
    assertThat(
            ImapErrors.answered(Attempt.LOG_IN_BY_BATCH, Status.NO, Optional.empty(), SERVER)
                .explanation())
        .endsWith("go on by themselves; and that IMAP is switched on for this user");
  }

  @Test
  void whose_password_it_is_goes_by_who_logs_in_and_who_has_the_secret() {
    var plain = new SourceEndpoint("imap.b.example", 993, Security.SSL, Optional.empty(), 20, 10);
    var admin =
        new SourceAccess(
            LogInForm.PROXYAUTH,
            Optional.of("root"),
            Optional.empty(),
            Optional.empty(),
            SourceAccess.Reading.USUAL);
    var administered = plain.withAccess(admin);
    var secret = Optional.of(Secret.of("s3cret"));

    assertThat(whose(plain, Optional.empty())).isEqualTo(Attempt.LOG_IN);
    assertThat(whose(administered, Optional.empty())).isEqualTo(Attempt.LOG_IN_BY_ROW);
    assertThat(whose(administered, secret)).isEqualTo(Attempt.LOG_IN_BY_BATCH);
    assertThat(whose(administered.withName(new EndpointName("old")), secret))
        .isEqualTo(Attempt.LOG_IN_BY_ENDPOINT);
  }

  private static Attempt whose(SourceEndpoint endpoint, Optional<Secret> secret) {
    return Attempt.of(
        new SourceLogin(endpoint, "ada", Secret.of("open"), Optional.empty(), secret));
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
