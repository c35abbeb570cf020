package godwit.source.imap;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.endpoint.EndpointKey;
import godwit.failure.MigrationException;
import godwit.failure.ThrottledException;
import godwit.failure.TransientException;
import java.time.Duration;
import org.eclipse.angus.mail.iap.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What servers say in words alone, and where it is asked for. */
class LogInRefusalsTest {
  private static final EndpointKey MICROSOFT = EndpointKey.of("outlook.office365.com", 993);
  private static final EndpointKey OTHER = EndpointKey.of("outlook.com.example.org", 993);

  @Test
  void microsofts_cloud_takes_no_passwords_whatever_it_says() throws Exception {
    var refusal = new Response("A1 NO AUTHENTICATE failed.");

    assertThat(LogInRefusals.ofPassword(refusal, MICROSOFT))
        .hasValueSatisfying(told -> {
          assertThat(told.code()).isEqualTo("BASIC_AUTH_DISABLED");
          assertThat(told.explanation()).contains("logIn=xoauth2");
        });
    assertThat(LogInRefusals.ofPassword(refusal, OTHER)).isEmpty();
    assertThat(LogInRefusals.ofToken(refusal, MICROSOFT).code()).isEqualTo("TOKEN_REFUSED");
  }

  @Test
  void too_many_connections_are_waited_out_also_when_they_are_told_later() throws Exception {
    var refusal = new Response("A1 NO [ALERT] Too many simultaneous connections. (Failure)");

    assertThat(LogInRefusals.afterwards(refusal, OTHER))
        .containsInstanceOf(ThrottledException.class);
  }

  @Test
  void maintenance_that_begins_later_passes() throws Exception {
    var refusal = new Response("A1 NO account undergoing maintenance; please try again later");

    assertThat(LogInRefusals.afterwards(refusal, OTHER))
        .containsInstanceOf(TransientException.class);
  }

  @Test
  void a_wrong_password_is_none_of_a_folders_refusals() throws Exception {
    var refusal = new Response("A1 NO Application-specific password required");

    assertThat(LogInRefusals.told(refusal, OTHER).map(MigrationException::code))
        .contains("APP_PASSWORD_REQUIRED");
    assertThat(LogInRefusals.afterwards(refusal, OTHER)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0, PT1S", "299961, PT4M59.961S", "999999999, PT1H"})
  void a_wait_that_a_server_suggests_is_taken_within_bounds(long millis, Duration wait)
      throws Exception {
    String words = "Request is throttled. Suggested Backoff Time: " + millis + " milliseconds";

    assertThat(SuggestedWait.in(new Response("A1 NO " + words))).contains(wait);
    assertThat(SuggestedWait.in(new Response("A1 BAD " + words))).contains(wait);
    assertThat(SuggestedWait.in(new Response("A1 NO Request is slow. " + millis))).isEmpty();
  }
}
