package godwit.source.imap;

import godwit.endpoint.EndpointKey;
import godwit.failure.MailboxBlockedException;
import godwit.failure.MigrationException;
import godwit.failure.ThrottledException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.iap.Response;

/**
 * What to do after a refused log-in, for servers whose response code says too little. The only
 * place where a server's words are read: nearly every refusal with these words needs a person
 * anyway and the words decide only which advice is given; too many connections alone is waited out.
 * The words themselves are not repeated, as servers put names and addresses into them.
 */
enum LogInRefusals {
  /** Gmail; Mail.ru says the same of its passwords for external applications. */
  APP_PASSWORD_REQUIRED(
      "application[- ]specific password|app(lication)? password|password for external",
      "this account takes no ordinary password: let the user make an app password, or use"
          + " logIn=xoauth2"),
  /** Gmail, when it suspects somebody else behind the log-in; response code WEBALERT or ALERT. */
  WEB_LOGIN_REQUIRED(
      "web ?login required|via your web browser|log ?in.{0,20}web ?browser|webalert",
      "the server wants the user to log in with a browser first and to allow access there; then"
          + " retry the mailbox"),
  /** Yandex says the one or the other. */
  PASSWORD_OR_IMAP_DISABLED(
      "invalid credentials or imap is disabled",
      "the user name or password is wrong, or IMAP is switched off for this user; check both"),
  /** Exchange: the log-in is right, and there is no way to the mailbox. */
  AUTHENTICATED_NOT_CONNECTED(
      "authenticated but not connected",
      "the log-in is right, but the server opens no mailbox for it: check that the administrator"
          + " has full access to this mailbox, that the mailbox has not moved, and that IMAP is"
          + " switched on for it"),
  /** Gmail, Zoho, Yandex, QQ Mail, Exchange: switched off for the user or for the organisation. */
  IMAP_DISABLED(
      "not enabled for imap|imap (access )?(is )?(disabled|not enabled|turned off)"
          + "|yet to enable imap|imap.{0,40}disabled|service is not open",
      "IMAP is switched off for this user or for the whole organisation; switch it on at the"
          + " source"),
  /** NetEase (163.com, 126.com) without an ID that it likes. */
  UNSAFE_LOGIN(
      "unsafe log ?in",
      "the server takes this for an unsafe program; let the user allow third-party programs and"
          + " make an authorization code to be used as password"),
  /** Exchange Online since basic authentication has been switched off. */
  BASIC_AUTH_DISABLED(
      "basic ?auth(entication)? (is )?(blocked|disabled)",
      "the server takes no passwords any more; use logIn=xoauth2"),
  /** Several providers after too many wrong passwords. */
  ACCOUNT_LOCKED(
      "account (is |has been )?(temporarily )?(locked|suspended|blocked)|too many (failed )?log",
      "the account is locked; unlock it at the source and check the password before the retry");

  /** Gmail with the code ALERT, Zimbra and others with none: nobody needs to act. */
  private static final Pattern TOO_MANY =
      Pattern.compile("(too many|maximum number of|simultaneous) .{0,30}connections");

  private static final Set<LogInRefusals> LATE =
      EnumSet.of(UNSAFE_LOGIN, AUTHENTICATED_NOT_CONNECTED);

  private final Pattern words;
  private final String advice;

  LogInRefusals(String words, String advice) {
    this.words = Pattern.compile(words);
    this.advice = advice;
  }

  /** What the words of a refusal to a password say, if they are known. */
  static Optional<MigrationException> told(Response refusal, EndpointKey server) {
    refusal.reset();
    String text = refusal.getRest().toLowerCase(Locale.ROOT);
    if (TOO_MANY.matcher(text).find()) {
      return Optional.of(
          new ThrottledException(
              "TOO_MANY_CONNECTIONS",
              "tried to log in at "
                  + server.value()
                  + ": the user has as many connections as the server allows; waits for one",
              ImapErrors.LIMIT_WAIT));
    }
    return Arrays.stream(values())
        .filter(known -> known.words.matcher(text).find())
        .findFirst()
        .map(known -> known.blocked(server));
  }

  /**
   * Refusals that some servers keep for the first folder, although they are about the log-in; both
   * would otherwise look like trouble that passes.
   */
  static Optional<MigrationException> afterwards(Response refusal, EndpointKey server) {
    return told(refusal, server).filter(e -> LATE.contains(LogInRefusals.valueOf(e.code())));
  }

  /** A token that the server does not take, whatever it says. */
  static MigrationException ofToken(Response refusal, EndpointKey server) {
    return told(refusal, server)
        .orElseGet(() ->
            new MailboxBlockedException(
                "TOKEN_REFUSED",
                "tried to log in at "
                    + server.value()
                    + ": it does not take the access token; check that UserName is the mailbox's"
                    + " address, that IMAP is switched on for it, and that the token is for IMAP"
                    + " (scope) and allows this app to act for the user"));
  }

  private MigrationException blocked(EndpointKey server) {
    return new MailboxBlockedException(
        name(), "tried to log in at " + server.value() + ": refused; " + advice);
  }
}
