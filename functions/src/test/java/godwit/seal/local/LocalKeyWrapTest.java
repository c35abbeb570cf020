package godwit.seal.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import godwit.seal.KeyWrap;
import godwit.seal.KeyWrapContract;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalKeyWrapTest implements KeyWrapContract {
  private static final String OLD = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
  private static final String NEW = "ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8=";

  @Override
  public KeyWrap wrap() {
    return LocalKeyWrap.of(OLD);
  }

  @Override
  public KeyWrap rotated() {
    return LocalKeyWrap.of(NEW + ", " + OLD);
  }

  @Override
  public KeyWrap without() {
    return LocalKeyWrap.of(NEW);
  }

  @Test
  void wraps_as_rfc_3394_says() throws Exception {
    byte[] key = new byte[32];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) (i < 16 ? i * 0x11 : i - 16);
    }

    var wrapped = wrap().wrap(key);

    // RFC 3394 §4.6.
    assertThat(Base64.getDecoder().decode(wrapped.text()))
        .asHexString()
        .isEqualTo(
            "28C9F404C4B810F4CBCCB35CFB87F8263F5786E2D80ED326CBC7F0E71A99F43BFB988B9B7A02DD21");
    assertThat(wrapped.keyId()).isEqualTo("local:630dcd29");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "AAECAwQF", "no base64 but secret!!", "%,%"})
  void a_setting_that_is_no_key_is_refused_without_being_quoted(String setting) {
    assertThatThrownBy(() -> LocalKeyWrap.of(setting))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("openssl rand -base64 32")
        .hasMessageNotContaining("secret!!");
  }
}
