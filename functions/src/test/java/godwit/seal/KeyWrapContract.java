package godwit.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import godwit.failure.AppBlockedException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** What every {@link KeyWrap} does. */
public interface KeyWrapContract {
  /** The provider under test. */
  KeyWrap wrap();

  /** The same provider after its wrapping key was rotated. */
  KeyWrap rotated();

  /** The same provider after its wrapping key was lost. */
  KeyWrap without();

  @Test
  default void unwraps_what_it_wrapped() throws Exception {
    byte[] key = key(1);

    var wrapped = wrap().wrap(key);

    assertThat(wrap().unwrap(wrapped)).isEqualTo(key(1));
    assertThat(latin(Base64.getDecoder().decode(wrapped.text()))).doesNotContain(latin(key));
  }

  @Test
  default void unwraps_also_after_the_wrapping_key_was_rotated() throws Exception {
    var before = wrap().wrap(key(1));

    var after = rotated().wrap(key(1));

    assertThat(after.keyId()).isNotEqualTo(before.keyId());
    assertThat(rotated().unwrap(before)).isEqualTo(key(1));
    assertThat(rotated().unwrap(after)).isEqualTo(key(1));
  }

  @Test
  default void a_wrapping_key_that_is_gone_blocks_the_app_with_advice() throws Exception {
    var wrapped = wrap().wrap(key(1));

    assertThatThrownBy(() -> without().unwrap(wrapped))
        .isInstanceOf(AppBlockedException.class)
        .hasMessageContaining(wrapped.keyId())
        .hasMessageNotContaining(wrapped.text());
  }

  @Test
  default void a_wrapped_key_that_was_changed_does_not_open() throws Exception {
    var wrapped = wrap().wrap(key(1));
    byte[] bytes = Base64.getDecoder().decode(wrapped.text());
    bytes[bytes.length / 2] ^= 1;
    var changed = new WrappedKey(wrapped.keyId(), Base64.getEncoder().encodeToString(bytes));

    assertThatThrownBy(() -> wrap().unwrap(changed)).isInstanceOf(AppBlockedException.class);
    assertThatThrownBy(() -> wrap().unwrap(new WrappedKey(wrapped.keyId(), "no base64!")))
        .isInstanceOf(AppBlockedException.class)
        .hasMessageNotContaining("no base64!");
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static byte[] key(int value) {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) value);
    return key;
  }
}
