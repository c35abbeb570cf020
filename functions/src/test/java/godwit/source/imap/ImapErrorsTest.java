package godwit.source.imap;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.endpoint.EndpointKey;
import godwit.failure.ThrottledException;
import godwit.source.imap.ImapErrors.Attempt;
import godwit.source.imap.ImapErrors.Status;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.eclipse.angus.mail.util.SocketConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of what follows from refusals and broken connections. */
class ImapErrorsTest {
  private static final EndpointKey SERVER = EndpointKey.of("imap.example.org", 993);

  @ParameterizedTest
  @CsvSource({
    "LOG_IN,  NO,  AUTHENTICATIONFAILED, MailboxBlockedException, AUTHENTICATIONFAILED",
    "LOG_IN,  NO,  AUTHORIZATIONFAILED,  MailboxBlockedException, AUTHORIZATIONFAILED",
    "LOG_IN,  NO,  EXPIRED,              MailboxBlockedException, EXPIRED",
    "LOG_IN,  NO,  PRIVACYREQUIRED,      MailboxBlockedException, PRIVACYREQUIRED",
    "LOG_IN,  NO,  CONTACTADMIN,         MailboxBlockedException, CONTACTADMIN",
    "LOG_IN,  NO,  '',                   MailboxBlockedException, LOGIN_REFUSED",
    "LOG_IN,  NO,  ALERT,                MailboxBlockedException, ALERT",
    "LOG_IN,  NO,  UNAVAILABLE,          TransientException,      UNAVAILABLE",
    "LOG_IN,  NO,  INUSE,                TransientException,      INUSE",
    "LOG_IN,  NO,  LIMIT,                ThrottledException,      LIMIT",
    "LOG_IN,  BAD, '',                   TransientException,      BAD",
    "CONNECT, BYE, '',                   TransientException,      BYE",
    "CONNECT, BYE, UNAVAILABLE,          TransientException,      UNAVAILABLE",
    "OPEN,    NO,  NONEXISTENT,          FolderChangedException,  NONEXISTENT",
    "OPEN,    NO,  '',                   FolderChangedException,  OPEN_REFUSED",
    "OPEN,    NO,  NOPERM,               FolderChangedException,  NOPERM",
    "OPEN,    NO,  SERVERBUG,            TransientException,      SERVERBUG",
    "OPEN,    BYE, '',                   TransientException,      BYE",
    "READ,    NO,  OVERQUOTA,            ThrottledException,      OVERQUOTA",
    "READ,    NO,  THROTTLED,            ThrottledException,      THROTTLED",
    "READ,    NO,  INUSE,                TransientException,      INUSE",
    "READ,    NO,  NEVERHEARDOF,         TransientException,      NEVERHEARDOF",
    "READ,    NO,  '',                   TransientException,      NO",
    "READ,    BAD, '',                   TransientException,      BAD",
    "LIST,    NO,  '',                   TransientException,      NO",
  })
  void refusals(Attempt attempt, Status status, String code, String kind, String shownCode) {
    var answeredCode = code.isEmpty() ? Optional.<String>empty() : Optional.of(code);

    var failure = ImapErrors.answered(attempt, status, answeredCode, SERVER);

    assertThat(failure.getClass().getSimpleName()).isEqualTo(kind);
    assertThat(failure.code()).isEqualTo(shownCode);
    assertThat(failure.explanation()).contains("imap.example.org:993", status.name());
  }

  @ParameterizedTest
  @CsvSource({
    "NO,  LIMIT,       maxConcurrentMigrations",
    "NO,  OVERQUOTA,   maxMegabytesPerDay",
    "NO,  UNAVAILABLE, asked again",
    "NO,  INUSE,       close other programs",
    "BYE, '',          made anew",
  })
  void what_passes_by_itself_says_what_happens_and_what_helps(
      Status status, String code, String words) {
    var answeredCode = Optional.of(code).filter(c -> !c.isEmpty());

    assertThat(ImapErrors.answered(Attempt.READ, status, answeredCode, SERVER).explanation())
        .contains(words);
  }

  @Test
  void limits_are_waited_out_for_a_minute_and_quotas_for_a_quarter_of_an_hour() {
    assertThat(ImapErrors.answered(Attempt.READ, Status.NO, Optional.of("LIMIT"), SERVER))
        .isInstanceOfSatisfying(
            ThrottledException.class, t -> assertThat(t.retryAfter()).hasMinutes(1));
    assertThat(ImapErrors.answered(Attempt.READ, Status.NO, Optional.of("OVERQUOTA"), SERVER))
        .isInstanceOfSatisfying(
            ThrottledException.class, t -> assertThat(t.retryAfter()).hasMinutes(15));
  }

  static Stream<Arguments> breaks() {
    return Stream.of(
        broken(Attempt.CONNECT, connecting(new UnknownHostException("h")), "HOST_NOT_FOUND", false),
        broken(Attempt.CONNECT, connecting(new ConnectException("r")), "CONNECT_REFUSED", false),
        broken(Attempt.CONNECT, connecting(new SocketTimeoutException()), "CONNECT_TIMEOUT", false),
        broken(
            Attempt.CONNECT, connecting(new NoRouteToHostException("n")), "CONNECT_FAILED", false),
        broken(Attempt.CONNECT, new SSLException("not TLS"), "TLS_HANDSHAKE", false),
        broken(Attempt.CONNECT, new SocketTimeoutException(), "READ_TIMEOUT", false),
        broken(
            Attempt.CONNECT,
            handshake(new CertificateException(new CertPathBuilderException("x"))),
            "CERTIFICATE_UNTRUSTED",
            true),
        broken(
            Attempt.CONNECT,
            handshake(new CertificateException(new CertificateExpiredException("x"))),
            "CERTIFICATE_EXPIRED",
            true),
        broken(
            Attempt.CONNECT, handshake(new CertificateException("name")), "CERTIFICATE_NAME", true),
        broken(Attempt.READ, new SocketTimeoutException(), "READ_TIMEOUT", false),
        broken(Attempt.READ, new SocketException("Connection reset"), "CONNECTION_LOST", false),
        broken(Attempt.READ, new SSLException("closed"), "CONNECTION_LOST", false),
        broken(Attempt.READ, new EOFException(), "CONNECTION_LOST", false),
        broken(Attempt.READ, new SpoolException(new IOException("full")), "SPOOL", false),
        broken(Attempt.READ, new AnswerTooLongException(9), "ANSWER_TOO_LONG", false));
  }

  @ParameterizedTest
  @MethodSource
  void breaks(Attempt attempt, Exception cause, String code, boolean blocks) {
    var failure = ImapErrors.broken(attempt, cause, SERVER);

    assertThat(failure.code()).isEqualTo(code);
    assertThat(failure.getClass().getSimpleName())
        .isEqualTo(blocks ? "MailboxBlockedException" : "TransientException");
    assertThat(failure.explanation()).contains("imap.example.org:993");
  }

  @Test
  void a_bandwidth_quota_waits_longer_than_a_limit() {
    var quota =
        (ThrottledException)
            ImapErrors.answered(Attempt.READ, Status.NO, Optional.of("OVERQUOTA"), SERVER);
    var limit =
        (ThrottledException)
            ImapErrors.answered(Attempt.READ, Status.NO, Optional.of("LIMIT"), SERVER);

    assertThat(quota.retryAfter()).isGreaterThan(limit.retryAfter());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[UNAVAILABLE] try later|UNAVAILABLE",
        "[uidvalidity 7] fine|UIDVALIDITY",
        "no code [HERE]|",
        "[]|",
        "[broken|",
        "[A B|",
        "[<script>] x|",
      })
  void response_codes_are_read_strictly(String text, String code) {
    assertThat(ImapAnswer.codeIn(text).map(ImapAnswer.Code::name))
        .isEqualTo(Optional.ofNullable(code));
  }

  private static Arguments broken(Attempt attempt, Exception cause, String code, boolean blocks) {
    return Arguments.of(attempt, cause, code, blocks);
  }

  private static IOException connecting(Exception cause) {
    return new SocketConnectException("could not", cause, "imap.example.org", 993, 1000);
  }

  private static IOException handshake(Exception cause) {
    var failure = new SSLHandshakeException("handshake");
    failure.initCause(cause);
    return failure;
  }
}
