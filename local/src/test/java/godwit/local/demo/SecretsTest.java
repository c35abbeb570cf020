package godwit.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
  private final Secrets secrets =
      new Secrets(
          List.of(
              new MailboxLogin("ada@x.org", "ada", "ada's mail"),
              new MailboxLogin("bjorn@x.org", "bjorn", "bjorn"),
              new MailboxLogin("cy@x.org", "cy", "abc")));

  @Test
  void finds_a_password_plain_and_encoded() {
    assertThat(secrets.areIn("login with ada's mail")).isTrue();
    assertThat(secrets.areIn("YWRhJ3MgbWFpbA==")).isTrue();
    assertThat(secrets.areIn("<td>ada&#39;s mail</td>")).isTrue();
    assertThat(secrets.areIn("?password=ada%27s+mail")).isTrue();
    assertThat(secrets.areIn("?password=ada%27s%20mail")).isTrue();
    assertThat(secrets.areIn("616461" + "2773206d61696c")).isTrue();
    assertThat(secrets.areIn("a\0d\0a\0'\0s\0 \0m\0a\0i\0l\0")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "xy", "xyz", "{\"password\":\""})
  void finds_a_password_within_what_was_made_base64_as_a_whole(String before) {
    byte[] whole = (before + "ada's mail\"}").getBytes(StandardCharsets.UTF_8);

    assertThat(secrets.areIn(Base64.getEncoder().encodeToString(whole))).isTrue();
  }

  @Test
  void does_not_look_for_what_tells_nothing() {
    assertThat(secrets.count()).isEqualTo(1);
    assertThat(secrets.areIn("bjorn@x.org has abc")).isFalse();
  }

  @Test
  void hides_what_it_looks_for() {
    assertThat(secrets).hasToString("Secrets[1]");
  }
}
