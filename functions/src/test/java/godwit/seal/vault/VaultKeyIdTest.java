package godwit.seal.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VaultKeyIdTest {
  private static final String KEY = "https://contoso.vault.azure.net/keys/wrapping";

  @Test
  void an_identifier_is_vault_and_name() {
    assertThat(VaultKeyId.parse(KEY))
        .isEqualTo(VaultKeyId.parse(KEY + "/"))
        .isEqualTo(new VaultKeyId("https://contoso.vault.azure.net", "wrapping"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "wrapping",
        "http://contoso.vault.azure.net/keys/wrapping",
        "https://contoso.vault.azure.net/secrets/wrapping",
        "https://contoso.vault.azure.net/keys/",
        "https://contoso.vault.azure.net/keys/wrapping/0123456789abcdef0123456789abcdef",
        "https://hush@contoso.vault.azure.net/keys/wrapping",
        "https://contoso.vault.azure.net/keys/wrapping?x=1"
      })
  void anything_else_is_refused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> VaultKeyId.parse(text))
        .withMessageNotContaining("hush");
  }

  @Test
  void versions_are_those_of_this_key_in_this_vault() {
    VaultKeyId key = VaultKeyId.parse(KEY);

    assertThat(key.isOf(KEY + "/0123456789abcdef0123456789abcdef")).isTrue();
    assertThat(key.isOf(KEY)).isFalse();
    assertThat(key.isOf(KEY + "/")).isFalse();
    assertThat(key.isOf(KEY + "2/0123")).isFalse();
    assertThat(key.isOf(KEY + "/../other/0123")).isFalse();
    assertThat(key.isOf(KEY + "/0123?x=https://evil.example")).isFalse();
    assertThat(key.isOf("https://evil.example/keys/wrapping/0123")).isFalse();
    assertThat(key.isOf("https://contoso.vault.azure.net.evil.example/keys/wrapping/01")).isFalse();
  }
}
