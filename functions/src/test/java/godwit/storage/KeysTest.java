package godwit.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeysTest {
  @Test
  void ordinary_addresses_stay_readable() {
    assertThat(Keys.of("ada.love_lace-1@example.org")).isEqualTo("ada.love_lace-1@example.org");
    assertThat(Keys.of("a/b~c+d@ü")).isEqualTo("a~2fb~7ec~2bd@~c3~bc");
  }

  @Test
  void no_key_has_a_character_that_storage_forbids_or_is_too_long() {
    for (String text : texts()) {
      assertThat(Keys.of(text)).matches("[A-Za-z0-9._@~-]{0,200}");
    }
  }

  @Test
  void different_texts_have_different_keys() {
    var texts = texts();
    var keys = new HashSet<String>();

    texts.forEach(t -> keys.add(Keys.of(t)));

    assertThat(keys).hasSameSizeAs(texts);
  }

  /** Ten thousand texts of a seeded generator, of few characters so that many are alike. */
  private static Set<String> texts() {
    var random = new Random(20261121);
    var texts = new HashSet<String>();
    for (int i = 0; i < 10_000; i++) {
      var text = new StringBuilder();
      int length = random.nextInt(10) == 0 ? random.nextInt(400) : random.nextInt(6);
      for (int c = 0; c < length; c++) {
        text.append("a~2f7e/\\#?\u0000ü李".charAt(random.nextInt(13)));
      }
      texts.add(text.toString());
    }
    return texts;
  }
}
