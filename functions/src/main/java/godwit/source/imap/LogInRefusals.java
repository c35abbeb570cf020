package godwit.source.imap;

import godwit.endpoint.EndpointKey;
import godwit.failure.MailboxBlockedException;
import godwit.failure.MigrationException;
import godwit.failure.ThrottledException;
import godwit.failure.TransientException;
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
  /**
   * Gmail, Zoho, Yandex, QQ Mail, Zimbra, Exchange: switched off for the user or for the
   * organisation.
   */
  IMAP_DISABLED(
      "not enabled for imap|imap (access )?(is )?(disabled|not enabled|turned off)"
          + "|not have imap access"
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
  /** hMailServer and Zimbra to whoever comes without TLS; others have a response code for it. */
  ENCRYPTION_REQUIRED(
      "starttls is required|tls-connection is required|cleartext logins disabled",
      "the server takes passwords over TLS only; set the endpoint's security to ssl or starttls"),
  /** hMailServer. */
  FULL_ADDRESS_WANTED(
      "use full e-?mail address",
      "the server wants the whole address as user name, and a password that fits"),
  /** Zimbra. */
  PASSWORD_MUST_CHANGE(
      "password must be changed|password has expired",
      "the password has expired or must be changed first; set a new one at the source"),
  /** Several providers after too many wrong passwords. */
  ACCOUNT_LOCKED(
      "account (is |has been )?(temporarily )?(locked|suspended|blocked)|too many (failed )?log",
      "the account is locked; unlock it at the source and check the password before the retry");

  /** Gmail with the code ALERT, Zimbra's proxy and others with none: nobody needs to act. */
  private static final Pattern TOO_MANY =
      Pattern.compile(
          "(too many|maximum number of|simultaneous) .{0,30}connections"
              + "|login rejected (from this ip|for this user)");

  /** Zimbra, while a mailbox is moved or mended. */
  private static final Pattern MAINTENANCE = Pattern.compile("undergoing maintenance");

  /** Where Microsoft takes no passwords any more and says no more than that the log-in failed. */
  private static final Pattern TOKENS_ONLY =
      Pattern.compile("(^|\\.)(outlook\\.com|office365\\.com|office\\.com):\\d+$");

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
    return passing(text, server)
        .or(() ->
            Arrays.stream(values())
                .filter(known -> known.words.matcher(text).find())
                .findFirst()
                .map(known -> known.blocked(server)));
  }

  /** Whether the words are among those that are known here. */
  static boolean isKnown(Response refusal) {
    refusal.reset();
    String text = refusal.getRest().toLowerCase(Locale.ROOT);
    return TOO_MANY.matcher(text).find()
        || MAINTENANCE.matcher(text).find()
        || Arrays.stream(values()).anyMatch(known -> known.words.matcher(text).find());
  }

  /** What passes without anybody's help. */
  private static Optional<MigrationException> passing(String text, EndpointKey server) {
    String tried = "tried to log in at " + server.value();
    if (TOO_MANY.matcher(text).find()) {
      String words = ": the user has as many connections as the server allows; waits for one";
      return Optional.of(
          new ThrottledException("TOO_MANY_CONNECTIONS", tried + words, ImapErrors.LIMIT_WAIT));
    }
    if (MAINTENANCE.matcher(text).find()) {
      String words =
          ": the mailbox is under maintenance; it is tried again after longer and longer waits";
      return Optional.of(new TransientException("MAINTENANCE", tried + words));
    }
    return Optional.empty();
  }

  /** A password that the server does not take, whatever it says. */
  static Optional<MigrationException> ofPassword(Response refusal, EndpointKey server) {
    boolean tokensOnly = refusal.isNO() && TOKENS_ONLY.matcher(server.value()).find();
    return told(refusal, server)
        .or(() -> tokensOnly ? Optional.of(BASIC_AUTH_DISABLED.blocked(server)) : Optional.empty());
  }

  /**
   * Refusals that some servers keep for the first folder, although they are about the log-in; those
   * that need a person would otherwise look like trouble that passes.
   */
  static Optional<MigrationException> afterwards(Response refusal, EndpointKey server) {
    return told(refusal, server)
        .filter(
            e -> !(e instanceof MailboxBlockedException) || LATE.stream().anyMatch(l -> l.is(e)));
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

  private boolean is(MigrationException told) {
    return name().equals(told.code());
  }

  private MigrationException blocked(EndpointKey server) {
    return new MailboxBlockedException(
        name(), "tried to log in at " + server.value() + ": refused; " + advice);
  }
}
