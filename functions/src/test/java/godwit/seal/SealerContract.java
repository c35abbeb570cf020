package godwit.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import godwit.Race;
import godwit.failure.MailboxBlockedException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link Sealer} does. */
public interface SealerContract {
  String CELL = "batch~000000000000/ada@example.org/password";

  /** The sealer under test. */
  Sealer sealer();

  @ParameterizedTest
  @ValueSource(strings = {"", "p", "correct horse battery staple", "pässwörd 密碼 😀\u0000\n"})
  default void opens_what_it_sealed(String password) throws Exception {
    var key = sealer().newKey();

    var sealed = sealer().seal(key, Secret.of(password), CELL);

    assertThat(sealer().open(key, sealed, CELL).reveal()).isEqualTo(password);
  }

  @Test
  default void the_sealed_text_shows_nothing_and_is_never_the_same() throws Exception {
    var key = sealer().newKey();

    var first = sealer().seal(key, Secret.of("correct horse"), CELL);
    var second = sealer().seal(key, Secret.of("correct horse"), CELL);

    assertThat(first).isNotEqualTo(second);
    assertThat(new String(Base64.getDecoder().decode(first.text()), StandardCharsets.ISO_8859_1))
        .doesNotContain("correct", "horse");
  }

  @Test
  default void a_value_moved_to_another_cell_does_not_open() throws Exception {
    var key = sealer().newKey();
    var sealed = sealer().seal(key, Secret.of("hunter2"), CELL);

    refuses(key, sealed, "batch~000000000000/eve@example.org/password");
  }

  @Test
  default void a_value_with_any_byte_changed_does_not_open() throws Exception {
    var key = sealer().newKey();
    var sealed = sealer().seal(key, Secret.of("hunter2"), CELL);
    byte[] bytes = Base64.getDecoder().decode(sealed.text());

    for (int i = 0; i < bytes.length; i++) {
      byte[] changed = bytes.clone();
      changed[i] ^= 0x10;
      refuses(key, new SealedSecret(Base64.getEncoder().encodeToString(changed)), CELL);
    }
  }

  @Test
  default void a_value_of_another_key_does_not_open() throws Exception {
    var sealed = sealer().seal(sealer().newKey(), Secret.of("hunter2"), CELL);

    refuses(sealer().newKey(), sealed, CELL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hunter2 in clear", "AAAA"})
  default void what_was_never_sealed_does_not_open(String text) throws Exception {
    refuses(sealer().newKey(), new SealedSecret(text), CELL);
  }

  @Test
  default void many_threads_may_seal_and_open() throws Exception {
    var key = sealer().newKey();

    var opened =
        Race.of(
            8,
            i -> {
              var sealed = sealer().seal(key, Secret.of("password " + i), CELL + i);
              return sealer().open(key, sealed, CELL + i).reveal();
            });

    assertThat(opened)
        .allSatisfy(p -> assertThat(p).startsWith("password "))
        .doesNotHaveDuplicates();
  }

  private void refuses(WrappedKey key, SealedSecret sealed, String cell) {
    assertThatThrownBy(() -> sealer().open(key, sealed, cell))
        .isInstanceOf(MailboxBlockedException.class)
        .hasMessageContaining("credentials")
        .hasMessageNotContaining("hunter2")
        .hasMessageNotContaining("ada@")
        .hasNoCause();
  }
}
