package godwit.source.imap;

import godwit.endpoint.EndpointKey;
import godwit.endpoint.SourceEndpoint;
import godwit.failure.FolderChangedException;
import godwit.failure.MailboxBlockedException;
import godwit.failure.MigrationException;
import godwit.failure.ThrottledException;
import godwit.failure.TransientException;
import godwit.source.SourceLogin;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.util.SocketConnectException;

/**
 * The one translation from what an IMAP server or connection does to kinds of failure, by status,
 * response code (RFC 9051 §7.1, RFC 5530) and type of exception, never by text, but for {@link
 * SuggestedWait}. What is not in the table is transient, so that it is tried again and then shown
 * to a person with its raw code.
 *
 * <p>BAD is transient as well: servers say it to sound commands when they are in trouble.
 */
final class ImapErrors {
  /** A server that counts connections or commands forgets within minutes. */
  static final Duration LIMIT_WAIT = Duration.ofMinutes(1);

  /** Bandwidth quotas (Gmail says OVERQUOTA) last longer: asking often prolongs some of them. */
  static final Duration QUOTA_WAIT = Duration.ofMinutes(15);

  /** A NO with one of these is about the server or the folder, not about a message. */
  private static final Set<String> OF_SERVERS =
      Set.of(
          "ALERT",
          "LIMIT",
          "THROTTLED",
          "OVERQUOTA",
          "INUSE",
          "AUTHENTICATIONFAILED",
          "AUTHORIZATIONFAILED",
          "EXPIRED",
          "PRIVACYREQUIRED",
          "NONEXISTENT");

  /** Codes that say nothing of server or mailbox. */
  private static final Set<String> OF_COMMANDS = Set.of("CLIENTBUG", "CANNOT", "NOPERM");

  /** Whose fault it is that a FETCH is refused. */
  enum Blame {
    /** The folder and the connection are usable for other messages. */
    MESSAGE,
    SERVER,
    /** The one or the other: no reason, Yahoo's UNAVAILABLE, Dovecot's SERVERBUG, unknown codes. */
    UNKNOWN
  }

  private ImapErrors() {}

  /** What we were about, in words that follow "tried to". */
  enum Attempt {
    CONNECT("connect to"),
    /** By name and password of the row. */
    LOG_IN("log in at", LogInAdvice.OWN),
    /** By an administrator whose password each row has. */
    LOG_IN_BY_ROW("log in at", LogInAdvice.OF_ROW),
    /** By an administrator whose password the batch has. */
    LOG_IN_BY_BATCH("log in at", LogInAdvice.OF_BATCH),
    /** By an administrator whose password an endpoint has that is kept under a name. */
    LOG_IN_BY_ENDPOINT("log in at", LogInAdvice.OF_ENDPOINT),
    /** By an administrator, while a server is tried out. */
    LOG_IN_ON_TRIAL("log in at", LogInAdvice.ON_TRIAL),
    LIST("list the folders at"),
    OPEN("open a folder at"),
    READ("read messages at");

    private final String words;
    private final String check;

    Attempt(String words) {
      this(words, "");
    }

    Attempt(String words, String check) {
      this.words = words;
      this.check = check;
    }

    /** A log-in, by whose name and password it is. */
    static Attempt of(SourceLogin login) {
      SourceEndpoint endpoint = login.endpoint();
      if (!endpoint.access().logIn().usesAdministrator()) {
        return LOG_IN;
      }
      if (login.secret().isEmpty()) {
        return LOG_IN_BY_ROW;
      }
      return endpoint.name().isPresent() ? LOG_IN_BY_ENDPOINT : LOG_IN_BY_BATCH;
    }

    /** A log-in that is only tried out. */
    static Attempt onTrial(SourceLogin login) {
      return of(login) == LOG_IN ? LOG_IN : LOG_IN_ON_TRIAL;
    }

    private boolean isLogIn() {
      return !check.isEmpty();
    }

    private String at(EndpointKey server) {
      return "tried to " + words + " " + server.value() + ": ";
    }
  }

  /** How a command ended badly. */
  enum Status {
    NO,
    BAD,
    BYE
  }

  /** Whose fault a NO to FETCH is. */
  static Blame blame(Response refusal) {
    Optional<String> code = code(refusal);
    if (code.equals(Optional.of("EXPUNGEISSUED"))) {
      return Blame.MESSAGE;
    }
    boolean servers =
        code.filter(OF_SERVERS::contains).isPresent() || SuggestedWait.in(refusal).isPresent();
    return servers ? Blame.SERVER : Blame.UNKNOWN;
  }

  /** Whether a command is refused for what it is, not for any trouble of server or user. */
  static boolean isForGood(Response refusal) {
    boolean ofCommand = code(refusal).map(OF_COMMANDS::contains).orElse(true);
    return ofCommand && SuggestedWait.in(refusal).isEmpty() && !LogInRefusals.isKnown(refusal);
  }

  /**
   * What follows from a refusal.
   *
   * @param code response code in capitals, without its arguments
   */
  static MigrationException answered(
      Attempt attempt, Status status, Optional<String> code, EndpointKey server) {
    String shown = status + code.map(c -> " [" + c + "]").orElse("");
    String tried = attempt.at(server) + "it answered " + shown;
    return switch (code.orElse("")) {
      case "AUTHENTICATIONFAILED" -> blocked(code, tried, attempt.check);
      case "AUTHORIZATIONFAILED" ->
          blocked(code, tried, "this administrator may not act for the user; grant it the right");
      case "EXPIRED" ->
          blocked(
              code,
              tried,
              attempt == Attempt.LOG_IN
                  ? "the password has expired; set a new one"
                  : "the password has expired; set a new one at the source, and " + attempt.check);
      case "PRIVACYREQUIRED" -> blocked(code, tried, "set the endpoint's security to ssl");
      case "CONTACTADMIN" -> blocked(code, tried, "ask the server's administrator");
      case "LIMIT", "THROTTLED" -> throttled(code, tried + Words.LIMIT, LIMIT_WAIT);
      case "OVERQUOTA" -> throttled(code, tried + Words.QUOTA, QUOTA_WAIT);
      case "UNAVAILABLE" -> new TransientException("UNAVAILABLE", tried + Words.UNAVAILABLE);
      case "INUSE" -> new TransientException("INUSE", tried + Words.IN_USE);
      case "SERVERBUG" -> new TransientException("SERVERBUG", tried + Words.LATER);
      case "NONEXISTENT" -> new FolderChangedException("NONEXISTENT", tried);
      default -> uncoded(attempt, status, code, tried);
    };
  }

  private static MigrationException uncoded(
      Attempt attempt, Status status, Optional<String> code, String tried) {
    if (status == Status.NO && attempt.isLogIn()) {
      return blocked(
          code.or(() -> Optional.of("LOGIN_REFUSED")),
          tried,
          attempt.check
              + (attempt == Attempt.LOG_IN ? "" : ";")
              + " and that IMAP is switched on for this user");
    }
    if (status == Status.NO && attempt == Attempt.OPEN) {
      return new FolderChangedException(code.orElse("OPEN_REFUSED"), tried);
    }
    String words = status == Status.BYE ? Words.BYE : Words.LATER;
    return new TransientException(code.orElse(status.name()), tried + words);
  }

  /** What an operator may know of refusals that pass. */
  private static final class Words {
    static final String LIMIT =
        "; it limits connections or commands, so it is left alone for a minute; if that comes again"
            + " and again, lower maxConcurrentMigrations or maxConnectionsPerUser";
    static final String QUOTA =
        "; it limits what may be read in a time, so it is left alone for a quarter of an hour; set"
            + " maxMegabytesPerDay to what it allows";
    static final String THROTTLED =
        "it limits what may be asked in a time, and is left alone for as long as it wishes";
    static final String UNAVAILABLE =
        "; it cannot serve at the moment, often because of too many connections; it is asked again"
            + " after longer and longer waits";
    static final String IN_USE =
        "; something else holds the mailbox or folder; it is asked again after longer and longer"
            + " waits; close other programs that use it";
    static final String BYE =
        "; it ended the connection, which is made anew after longer and longer waits; if it keeps"
            + " doing so, look into the server's log or lower maxConcurrentMigrations";
    static final String LATER = "; it is asked again after longer and longer waits";

    private Words() {}
  }

  /** What follows from a connection that could not be made or broke. */
  static MigrationException broken(Attempt attempt, Exception cause, EndpointKey server) {
    String tried = attempt.at(server);
    List<Throwable> chain = chain(cause);
    if (has(chain, CertificateException.class)) {
      return certificate(chain, tried);
    }
    if (has(chain, UnknownHostException.class)) {
      return lost("HOST_NOT_FOUND", tried + "DNS knows no such host; check its name", cause);
    }
    if (has(chain, SocketConnectException.class)) {
      return unconnected(chain, tried, cause);
    }
    if (has(chain, SSLException.class) && attempt == Attempt.CONNECT) {
      String advice =
          "TLS could not be agreed on; check port, security (ssl or starttls) and that"
              + " the server offers TLS 1.2 or 1.3; for a server that knows older versions only,"
              + " set ALLOW_OLD_TLS at the deployment and allowOldTls at the batch";
      return lost("TLS_HANDSHAKE", tried + advice, cause);
    }
    if (has(chain, SocketTimeoutException.class)) {
      return lost("READ_TIMEOUT", tried + "it fell silent", cause);
    }
    if (has(chain, SpoolException.class)) {
      return lost("SPOOL", tried + "no room for a large message in the spool folder", cause);
    }
    if (has(chain, AnswerTooLongException.class)) {
      return lost("ANSWER_TOO_LONG", tried + "an answer was longer than any sound one", cause);
    }
    return lost("CONNECTION_LOST", tried + "the connection broke", cause);
  }

  /** What follows from an exception of the protocol layer; its text is left behind. */
  static MigrationException refused(
      Attempt attempt, ProtocolException failure, EndpointKey server) {
    Response response = failure.getResponse();
    if (response == null) {
      return failure.getCause() instanceof IOException io
          ? broken(attempt, io, server)
          : new TransientException("BAD_ANSWER", attempt.at(server) + "its answer is unreadable");
    }
    if (response.isSynthetic()) {
      return broken(attempt, response.getException(), server);
    }
    Optional<Duration> wait = SuggestedWait.in(response);
    if (wait.isPresent()) {
      return throttled(Optional.of("THROTTLED"), attempt.at(server) + Words.THROTTLED, wait.get());
    }
    Status status = response.isBYE() ? Status.BYE : response.isNO() ? Status.NO : Status.BAD;
    return answered(attempt, status, code(response), server);
  }

  static Optional<String> code(Response response) {
    response.reset();
    return ImapAnswer.codeIn(response.getRest()).map(ImapAnswer.Code::name);
  }

  private static MigrationException certificate(List<Throwable> chain, String tried) {
    if (has(chain, CertificateExpiredException.class)
        || has(chain, CertificateNotYetValidException.class)) {
      return new MailboxBlockedException(
          "CERTIFICATE_EXPIRED", tried + "its certificate is not valid today; renew it");
    }
    if (has(chain, CertPathBuilderException.class)
        || has(chain, CertPathValidatorException.class)) {
      return new MailboxBlockedException(
          "CERTIFICATE_UNTRUSTED",
          tried
              + "its certificate is not signed by a known authority; give the endpoint the"
              + " server's own trust anchor");
    }
    return new MailboxBlockedException(
        "CERTIFICATE_NAME",
        tried + "its certificate is for another name; use the name in the certificate as host");
  }

  private static MigrationException unconnected(
      List<Throwable> chain, String tried, Exception cause) {
    if (has(chain, SocketTimeoutException.class)) {
      String advice = "no answer in time; check host, port and firewall";
      return lost("CONNECT_TIMEOUT", tried + advice, cause);
    }
    if (has(chain, ConnectException.class)) {
      return lost("CONNECT_REFUSED", tried + "nothing listens there; check host and port", cause);
    }
    return lost("CONNECT_FAILED", tried + "no way to the host", cause);
  }

  private static MigrationException blocked(Optional<String> code, String tried, String advice) {
    return new MailboxBlockedException(code.orElse(""), tried + "; " + advice);
  }

  private static MigrationException throttled(Optional<String> code, String tried, Duration wait) {
    return new ThrottledException(code.orElse(""), tried, wait);
  }

  private static MigrationException lost(String code, String message, Exception cause) {
    return new TransientException(code, message, cause);
  }

  private static List<Throwable> chain(Throwable cause) {
    var chain = new ArrayList<Throwable>();
    for (Throwable t = cause; t != null && chain.size() < 20; t = t.getCause()) {
      chain.add(t);
    }
    return chain;
  }

  private static boolean has(List<Throwable> chain, Class<? extends Throwable> type) {
    return chain.stream().anyMatch(type::isInstance);
  }
}
