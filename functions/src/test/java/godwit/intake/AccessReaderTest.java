package godwit.intake;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.endpoint.HostGuard;
import godwit.endpoint.LabelUse;
import godwit.endpoint.LogInForm;
import godwit.endpoint.SourceAccess;
import godwit.endpoint.TokenGrant;
import godwit.endpoint.TokenSource;
import godwit.seal.Secret;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a source server is entered, as an administrator asks for it. */
class AccessReaderTest {
  private static final String KEY =
      "{\"client_email\":\"a@b.example\",\"private_key\":\"-----BEGIN\"}";

  private final Problems.Gathered problems = new Problems.Gathered();
  private final AccessReader reader =
      new AccessReader(new TokenSourceReader(new HostGuard(AccessReaderTest::resolve, Set.of())));

  @Test
  void without_any_field_the_rows_passwords_are_used() {
    var read = read(Map.of());

    assertThat(read).isEqualTo(new AccessReader.Read(SourceAccess.USUAL, Optional.empty()));
    assertThat(AccessReader.passwordsNeeded(fields(Map.of()))).isTrue();
  }

  @Test
  void an_administrators_password_serves_every_row() {
    var given = Map.of("logIn", "authzid", "adminUser", "cyrus", "adminPassword", "shh");

    var read = read(given);

    assertThat(read.access().logIn()).isEqualTo(LogInForm.AUTHZID);
    assertThat(read.access().adminUser()).contains("cyrus");
    assertThat(read.secret()).contains(Secret.of("shh"));
    assertThat(read.toString()).doesNotContain("shh", "cyrus");
    assertThat(AccessReader.passwordsNeeded(fields(given))).isFalse();
  }

  @Test
  void a_refresh_token_stays_with_its_row_although_the_client_has_a_secret() {
    var given =
        Map.of(
            "logIn", "xoauth2",
            "tokenGrant", "refreshToken",
            "tokenUrl", "https://login.b.example/token",
            "oauthClientId", "app",
            "oauthClientSecret", "shh",
            "oauthScope", "imap offline");

    var read = read(given);

    assertThat(read.access().tokens())
        .contains(
            new TokenSource(
                TokenGrant.REFRESH_TOKEN, "https://login.b.example/token", "app", "imap offline"));
    assertThat(AccessReader.passwordsNeeded(fields(given))).isTrue();
  }

  @Test
  void a_service_account_asks_google_for_gmail_unless_told_otherwise() {
    var given =
        Map.of("logIn", "xoauth2", "tokenGrant", "serviceAccount", "serviceAccountKey", KEY);

    var read = read(given);

    assertThat(read.access().tokens())
        .contains(
            new TokenSource(
                TokenGrant.SERVICE_ACCOUNT,
                "https://oauth2.googleapis.com/token",
                "",
                "https://mail.google.com/"));
    assertThat(read.secret()).contains(Secret.of(KEY));
  }

  @Test
  void what_is_read_can_be_chosen() {
    var read =
        read(
            Map.of(
                "allowOldTls", "true",
                "subscribedOnly", "true",
                "ignoreUidValidity", "true",
                "compress", "true",
                "gmailLabels", "copies"));

    assertThat(read.access().reading())
        .isEqualTo(new SourceAccess.Reading(true, true, true, true, LabelUse.COPIES));
  }

  @ParameterizedTest
  @CsvSource({
    "logIn=magic,                                       logIn",
    "logIn=authzid,                                     adminUser",
    "adminUser=cyrus,                                   adminUser",
    "logIn=authzid adminUser=a oauthClientSecret=x,     oauthClientSecret",
    "logIn=password adminPassword=x,                    adminPassword",
    "logIn=xoauth2 tokenGrant=magic,                    tokenGrant",
    "logIn=xoauth2 tokenGrant=refreshToken,             tokenUrl",
    "logIn=xoauth2 tokenGrant=serviceAccount,           serviceAccountKey",
    "gmailLabels=some,                                  gmailLabels",
  })
  void each_fault_names_its_field(String given, String field) {
    var values = new java.util.HashMap<String, String>();
    for (String pair : given.strip().split(" +", -1)) {
      values.put(pair.split("=", -1)[0], pair.split("=", -1)[1]);
    }

    var read = read(values, problems);

    assertThat(read).isNotNull();
    assertThat(problems.problems().listed()).isNotEmpty();
    assertThat(problems.problems().listed().getFirst().what()).contains("\"" + field + "\"");
  }

  @ParameterizedTest
  @CsvSource({
    "http://login.b.example/token",
    "https://private.b.example/token",
    "https://nowhere.b.example/token",
    "ftp://login.b.example/token",
    "https://user:pw@login.b.example/token",
    "login.b.example",
  })
  void a_token_endpoint_must_be_https_at_a_public_host(String url) {
    var read =
        read(
            Map.of(
                "logIn", "xoauth2",
                "tokenGrant", "clientCredentials",
                "oauthClientId", "app",
                "oauthClientSecret", "shh",
                "tokenUrl", url),
            problems);

    assertThat(read).isNotNull();
    assertThat(problems.problems().listed())
        .singleElement()
        .satisfies(p -> assertThat(p.what()).contains("tokenUrl").doesNotContain("pw"));
  }

  private AccessReader.Read read(Map<String, String> values) {
    var read = read(values, problems);
    assertThat(problems.problems().isEmpty()).isTrue();
    return read;
  }

  private AccessReader.Read read(Map<String, String> values, Problems.Gathered faults) {
    return reader.read(new Fields(values, faults));
  }

  private static Fields fields(Map<String, String> values) {
    return new Fields(values, new Problems.Gathered());
  }

  private static List<InetAddress> resolve(String host) {
    try {
      return switch (host) {
        case "nowhere.b.example" -> List.of();
        case "private.b.example" -> List.of(InetAddress.getByName("10.0.0.1"));
        default -> List.of(InetAddress.getByName("203.0.114.7"));
      };
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }
}
