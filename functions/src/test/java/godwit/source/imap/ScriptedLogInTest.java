package godwit.source.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import godwit.endpoint.Security;
import godwit.endpoint.SourceAccess;
import godwit.failure.MailboxBlockedException;
import godwit.failure.TransientException;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Log-ins that cannot be, and what nobody may read of those that can. */
class ScriptedLogInTest extends ScriptedSession {
  @ParameterizedTest
  @CsvSource({
    "generic/login-disabled, NONE, LOGINDISABLED",
    "generic/no-starttls, STARTTLS, STARTTLS_NOT_OFFERED",
    "generic/wrong-password, NONE, AUTHENTICATIONFAILED",
    "generic/preauth, NONE, PREAUTH",
  })
  void a_log_in_that_cannot_be_is_told_with_advice(String script, Security security, String code)
      throws Exception {
    try (var server = ScriptedServer.playing(script)) {
      assertThatThrownBy(() -> connect(server, security, settings(100_000)))
          .isInstanceOfSatisfying(
              MailboxBlockedException.class,
              e -> {
                assertThat(e.code()).isEqualTo(code);
                assertThat(e.explanation()).contains("127.0.0.1").doesNotContain("secret", "ada");
              });
    }
  }

  @Test
  void a_goodbye_instead_of_a_greeting_is_transient() throws Exception {
    try (var server = ScriptedServer.playing("generic/bye-at-greeting")) {
      assertThatThrownBy(() -> connect(server))
          .isInstanceOfSatisfying(
              TransientException.class, e -> assertThat(e.code()).isEqualTo("UNAVAILABLE"));
    }
  }

  @Test
  void a_name_outside_of_ascii_goes_without_waiting_where_the_server_allows_it() throws Exception {
    play("generic/literal-plus", SourceAccess.USUAL, "jürgen", source -> {});
  }

  @Test
  void a_name_outside_of_ascii_waits_for_the_server_elsewhere() throws Exception {
    play("generic/literal-minus", SourceAccess.USUAL, "jürgen", source -> {});
  }

  @Test
  void no_log_shows_the_password_or_the_mail() throws Exception {
    var log = new StringBuilder();
    var handler = new Recorder(log);
    Logger angus = Logger.getLogger("org.eclipse.angus");
    Logger ours = Logger.getLogger("godwit");
    for (Logger logger : List.of(angus, ours)) {
      logger.setLevel(Level.ALL);
      logger.addHandler(handler);
    }
    try {
      assertThat(readAll("generic/duplicate-fetch")).hasSize(3);
    } finally {
      for (Logger logger : List.of(angus, ours)) {
        logger.setLevel(null);
        logger.removeHandler(handler);
      }
    }

    assertThat(log.toString()).doesNotContain("secret", "mail1");
  }

  private static final class Recorder extends Handler {
    private final StringBuilder log;

    Recorder(StringBuilder log) {
      this.log = log;
      setLevel(Level.ALL);
    }

    @Override
    public void publish(LogRecord entry) {
      log.append(new SimpleFormatter().format(entry));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
