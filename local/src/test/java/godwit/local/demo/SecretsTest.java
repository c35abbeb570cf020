package godwit.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

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
